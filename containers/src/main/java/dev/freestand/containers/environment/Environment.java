package dev.freestand.containers.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.policy.EnvironmentCheck;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.EnvironmentRecord;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bare distribution, or less than one, in which a binary can be run. Its tree comes from a recipe, an image or a
 * folder; one of the three is there, and where there are more, each leads to the same release.
 *
 * @param name unique within the catalogue; lower-case letters, digits, '.' and '-', beginning with a letter
 * @param title what it is, for people
 * @param family the distribution it belongs to, such as {@code debian}; {@code none} for an empty root, {@code own} for
 *     an environment of the project's own
 * @param release the distribution's own word for the release; null where there is none
 * @param libc the C library a dynamic file finds there; what is really in the tree is read from the tree
 * @param cpu level of the x86-64 psABI that it is built for, {@code x86-64-v1} to {@code x86-64-v4}: an older processor
 *     cannot run its files; null where that is not established
 * @param shell absolute path of a shell; null where there is none
 * @param recipe how {@code recipes/build-environment} makes its tree without a registry; null where it cannot
 * @param image reference of an image with its tree; null where there is none
 * @param tree folder with its tree, relative to that of {@code freestand.yaml}; null in the catalogue
 * @param rolling whether it has no releases, so that its content changes and no end is known
 * @param endOfLife last day on which its makers maintain it for everybody; null where there is none or it is not established
 * @param source page on which the facts were seen; null for an environment of the project's own, and for a special one
 * @param special what makes it more than a distribution's tree; null for a distribution
 * @param host the machine whose own processor runs its cells, unless it plays another one
 */
public record Environment(
        String name,
        String title,
        String family,
        @Nullable String release,
        Libc libc,
        @Nullable String cpu,
        @Nullable String shell,
        @Nullable String recipe,
        @Nullable String image,
        @Nullable String tree,
        boolean rolling,
        @Nullable LocalDate endOfLife,
        @Nullable String source,
        @Nullable EnvironmentOverrides special,
        HostMachine host) {

    private static final String OWN = "own";
    private static final String EMPTY = "empty";
    private static final String EMPTY_NAME = "scratch";
    /** Of this machine there are levels of processors, and each has an environment. */
    private static final String WITH_LEVELS = HostMachine.X86_64.name();

    public Environment {
        EnvironmentCheck.name(name);
        EnvironmentCheck.shell(name, shell);
        EnvironmentCheck.cpu(name, cpu);
        EnvironmentCheck.image(name, image);
        if (recipe != null && recipe.isBlank()) {
            throw new IllegalArgumentException("the recipe of " + name + " is empty");
        }
        if ((recipe == null && image == null && tree == null) == (special == null)) {
            throw new IllegalArgumentException(
                    "environment " + name + " has neither a recipe nor an image; only special ones need neither");
        }
        if (rolling && endOfLife != null) {
            throw new IllegalArgumentException("environment " + name + " is rolling and has an end of life");
        }
        if (source != null && !source.startsWith("https://")) {
            throw new IllegalArgumentException("the source of " + name + " is not a URL: " + source);
        }
    }

    /** What it is there to show. */
    public EnvironmentKind kind() {
        if (special == null) {
            return EnvironmentKind.DISTRIBUTION;
        }
        if (special.kernel() != null) {
            return EnvironmentKind.KERNEL;
        }
        if (special.emulator() == null) {
            return EnvironmentKind.HOSTILE;
        }
        return machine().equals(WITH_LEVELS) ? EnvironmentKind.CPU : EnvironmentKind.MACHINE;
    }

    /** The instruction set of the files that it runs, in the words of {@code FileReport.machine}. */
    public String machine() {
        Kernel kernel = special == null ? null : special.kernel();
        Emulator emulator = special == null ? null : special.emulator();
        return kernel != null ? kernel.instructionSet() : emulator != null ? emulator.machine() : host.name();
    }

    /** Whether the files that it runs are of another machine than this one. */
    public boolean foreign() {
        return !host.runs(machine());
    }

    /** The same on another machine. A distribution's level of x86-64 is none there. */
    Environment on(HostMachine machine) {
        return new Environment(
                name,
                title,
                family,
                release,
                libc,
                machine.equals(HostMachine.X86_64) ? cpu : null,
                shell,
                recipe,
                image,
                tree,
                rolling,
                endOfLife,
                source,
                special,
                machine);
    }

    /** The environment whose tree it has: itself, but for a special one. */
    String treeName() {
        String base = special == null ? null : special.base();
        return base == null ? name : base;
    }

    /** Whether its tree is empty, so that nothing has to be prepared. */
    public boolean empty() {
        String base = special == null ? null : special.base();
        return EMPTY.equals(recipe) || EMPTY_NAME.equals(base);
    }

    /** Whether its makers no longer maintain it for everybody on that day. */
    public boolean endedBefore(LocalDate today) {
        return endOfLife != null && endOfLife.isBefore(today);
    }

    /** What it takes away or changes. */
    public List<Condition> conditions() {
        return special == null ? List.of() : special.conditions();
    }

    /**
     * It as a proof records it.
     *
     * @param found the C library that is really in its tree
     * @param digest names its content; null when not known
     * @param checked how its tree was found to be what was made; null when not known
     */
    public EnvironmentRecord toRecord(Libc found, @Nullable String digest, @Nullable String checked) {
        List<String> words = conditions().stream().map(Condition::word).toList();
        String until = endOfLife == null ? "" : ", maintained until " + endOfLife;
        return new EnvironmentRecord(
                name, title + until, kind(), family, release, found, image, digest, checked, words);
    }

    /** An environment of the project's own, on that machine; its family is {@code own}. */
    public static Environment of(OwnEnvironment own, HostMachine host) {
        return new Environment(
                own.name(),
                own.title(),
                OWN,
                null,
                new Libc(own.libc(), null),
                own.cpu(),
                own.shell(),
                null,
                own.image(),
                own.tree(),
                false,
                null,
                null,
                null,
                host);
    }

    /**
     * Whether {@link dev.freestand.verifier.policy.Environments#ALL} stands for it too: what needs neither a registry nor
     * an emulator, and asks of a file no more than a sound one does. Go's runtime, for one, reserves more addresses than
     * {@link Condition#SMALL_MEMORY} leaves, and takes none of them.
     */
    boolean inAll() {
        return recipe != null
                || family.equals(OWN)
                || (kind() == EnvironmentKind.HOSTILE && !conditions().contains(Condition.SMALL_MEMORY));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Environment of(EnvironmentDocument document) {
        return document.toEnvironment();
    }
}
