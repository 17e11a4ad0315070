package dev.freestand.cli.prove;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    EnvironmentSelection {
        included = List.copyOf(included);
        missing = List.copyOf(missing);
    }

    /** Whether this machine's own processor runs the program. */
    static boolean isNative(FoundProgram program) {
        return isNative(program, HostMachine.CURRENT);
    }

    private static boolean isNative(FoundProgram program, HostMachine host) {
        return host.runs(program.machine()) || host.equals(HostMachine.X86_64) && "i386".equals(program.machine());
    }

    /** Whether there is an environment that plays the program's machine. */
    static boolean isPlayed(FoundProgram program) {
        return Catalogue.bundled().environments().stream().anyMatch(environment -> plays(environment, program));
    }

    /** Of x86-64, every level is played where that is not the machine's own. */
    private static boolean plays(Environment environment, FoundProgram program) {
        EnvironmentKind kind = environment.kind();
        return environment.foreign()
                && (kind == EnvironmentKind.MACHINE || kind == EnvironmentKind.CPU)
                && environment.machine().equals(program.machine());
    }

    /**
     * Selects.
     *
     * @param words for environments that are included in any case
     * @param kernels whether kernels of this machine can be booted; asked where it matters
     */
    static EnvironmentSelection of(
            List<FoundProgram> programs, List<String> words, EnvironmentSource source, BooleanSupplier kernels)
            throws UnknownEnvironmentException {
        return of(programs, words, source, kernels, HostMachine.CURRENT);
    }

    /** The same on another machine. */
    static EnvironmentSelection of(
            List<FoundProgram> programs,
            List<String> words,
            EnvironmentSource source,
            BooleanSupplier kernels,
            HostMachine host)
            throws UnknownEnvironmentException {
        Catalogue catalogue = Catalogue.bundled(host);
        List<Environment> usual =
                catalogue.select(new Environments(List.of(Environments.ALL), List.of(Environments.ALL)));
        List<Environment> named = words.isEmpty() ? List.of() : named(words, catalogue);
        boolean any = programs.stream().anyMatch(program -> isNative(program, host));
        // Those of other machines take a minute or more: whoever wants them names them.
        boolean boots = any && kernels.getAsBoolean();
        List<Environment> included = new ArrayList<>();
        List<Environment> absent = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Environment environment : catalogue.environments()) {
            boolean kernel = boots && environment.kind() == EnvironmentKind.KERNEL && !environment.foreign();
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
            if (isNative(program, host)
                    && program.report().linkage() == Linkage.DYNAMIC
                    && included.stream().noneMatch(has(libc))) {
                // It could run nowhere, and that would prove nothing: so its cells there say what has to be prepared.
                absent.stream().filter(has(libc)).forEach(included::add);
                absent.removeIf(has(libc));
            }
        }
        List<Environment> order = catalogue.environments();
        included.sort(Comparator.comparingInt(order::indexOf));
        return new EnvironmentSelection(included, missing);
    }

    /** Refuses words that no environment fits. */
    static void expectKnown(List<String> words) throws UnknownEnvironmentException {
        if (!words.isEmpty()) {
            named(words, Catalogue.bundled());
        }
    }

    private static List<Environment> named(List<String> words, Catalogue catalogue) throws UnknownEnvironmentException {
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
