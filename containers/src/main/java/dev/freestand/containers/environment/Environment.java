package dev.freestand.containers.environment;

import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Libc;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bare distribution, or less than one, in which a binary can be run.
 *
 * @param name unique within the catalogue; lower-case letters, digits, '.' and '-', beginning with a letter
 * @param title what it is, for people
 * @param family the distribution it belongs to, such as {@code debian}; {@code none} for an empty root
 * @param release the distribution's own word for the release; null where there is none
 * @param libc the C library a dynamic file finds there; what is really in the tree is read from the tree
 * @param shell absolute path of a shell; null where there is none
 * @param recipe how {@code recipes/build-environment} makes its tree; null where another environment's tree is taken
 * @param special what makes it more than a tree; null for a distribution
 */
public record Environment(
        String name,
        String title,
        String family,
        @Nullable String release,
        Libc libc,
        @Nullable String shell,
        @Nullable String recipe,
        @Nullable Special special) {

    /** The machine of every engine that does not emulate another. */
    public static final String X86_64 = "x86-64";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    public Environment {
        // Jackson passes null on where a key is missing.
        Stream.of(name, title, family, libc).forEach(Objects::requireNonNull);
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a name of an environment: one to 64 lower-case"
                    + " letters, digits, '.' or '-', beginning with a letter");
        }
        if (shell != null && !shell.startsWith("/")) {
            throw new IllegalArgumentException("the shell of " + name + " is not an absolute path: " + shell);
        }
        if ((recipe == null || recipe.isBlank()) == (special == null)) {
            throw new IllegalArgumentException(
                    "environment " + name + " needs either a recipe or what makes it special");
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
        return machine().equals(X86_64) ? EnvironmentKind.CPU : EnvironmentKind.MACHINE;
    }

    /** The instruction set of the files that it runs, in the words of {@code FileReport.machine}. */
    public String machine() {
        Emulator emulator = special == null ? null : special.emulator();
        return emulator == null ? X86_64 : emulator.machine();
    }

    /**
     * It as a proof records it.
     *
     * @param found the C library that is really in its tree
     * @param digest names its content; null when not known
     */
    public EnvironmentRecord toRecord(Libc found, @Nullable String digest) {
        List<String> words = conditions().stream().map(Condition::word).toList();
        return new EnvironmentRecord(name, title, kind(), family, release, found, null, digest, words);
    }

    /** What it takes away or changes. */
    public List<Condition> conditions() {
        return special == null ? List.of() : special.conditions();
    }

    /** Whether this could name an environment: such a word is safe as a file name and as part of an image name. */
    static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }
}
