package dev.freestand.cli.prove;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The environments for some programs: of those that need neither a registry nor, for native programs, an emulator, the ones
 * that are there.
 *
 * @param included in the catalogue's order
 * @param missing names of those that would have been included, and are not prepared
 */
record EnvironmentSelection(List<Environment> included, List<String> missing) {

    /** What this machine's own processor runs. */
    private static final Set<String> NATIVE = Set.of("x86-64", "i386");

    EnvironmentSelection {
        included = List.copyOf(included);
        missing = List.copyOf(missing);
    }

    /** Whether this machine's own processor runs the program. */
    static boolean isNative(FoundProgram program) {
        return NATIVE.contains(program.machine());
    }

    /** Whether there is an environment that plays the program's machine. */
    static boolean isPlayed(FoundProgram program) {
        return Catalogue.bundled().environments().stream().anyMatch(environment -> plays(environment, program));
    }

    private static boolean plays(Environment environment, FoundProgram program) {
        return environment.kind() == EnvironmentKind.MACHINE
                && environment.machine().equals(program.machine());
    }

    /**
     * Selects.
     *
     * @param words for environments that are included in any case
     * @param kernels whether kernels of x86-64 can be booted; asked where it matters
     */
    static EnvironmentSelection of(
            List<FoundProgram> programs, List<String> words, EnvironmentSource source, BooleanSupplier kernels)
            throws UnknownEnvironmentException {
        List<Environment> usual =
                Catalogue.bundled().select(new Environments(List.of(Environments.ALL), List.of(Environments.ALL)));
        List<Environment> named = words.isEmpty() ? List.of() : named(words);
        boolean any = programs.stream().anyMatch(EnvironmentSelection::isNative);
        // Those of other machines take a minute or more: whoever wants them names them.
        boolean boots = any && kernels.getAsBoolean();
        List<Environment> included = new ArrayList<>();
        List<Environment> absent = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Environment environment : Catalogue.bundled().environments()) {
            boolean kernel = boots
                    && environment.kind() == EnvironmentKind.KERNEL
                    && environment.machine().equals(Environment.X86_64);
            if (named.contains(environment) || programs.stream().anyMatch(program -> plays(environment, program))) {
                // Without its emulator its cells say what to install.
                included.add(environment);
            } else if (kernel || any && usual.contains(environment)) {
                String problem = problem(environment, source);
                (problem.isEmpty() ? included : absent).add(environment);
                if (!problem.isEmpty()) {
                    missing.add(environment.name());
                }
            }
        }
        for (FoundProgram program : programs) {
            LibcFlavour libc = program.report().libc().flavour();
            if (isNative(program)
                    && program.report().linkage() == Linkage.DYNAMIC
                    && included.stream().noneMatch(has(libc))) {
                // It could run nowhere, and that would prove nothing: so its cells there say what has to be prepared.
                absent.stream().filter(has(libc)).forEach(included::add);
                absent.removeIf(has(libc));
            }
        }
        List<Environment> order = Catalogue.bundled().environments();
        included.sort(Comparator.comparingInt(order::indexOf));
        return new EnvironmentSelection(included, missing);
    }

    private static List<Environment> named(List<String> words) throws UnknownEnvironmentException {
        Catalogue catalogue = Catalogue.bundled();
        return catalogue.select(
                new Environments(words, words).withMembers(catalogue.expansion(LocalDate.now(ZoneOffset.UTC))));
    }

    private static Predicate<Environment> has(LibcFlavour libc) {
        return environment -> environment.recipe() != null && environment.libc().flavour() == libc;
    }

    /** Why it is not there; empty where it is. */
    private static String problem(Environment environment, EnvironmentSource source) {
        try {
            source.load(environment);
            return "";
        } catch (EnvironmentNotPreparedException e) {
            return e.reason();
        }
    }
}
