package dev.freestand.containers.environment;

import dev.freestand.verifier.proof.Libc;
import java.util.regex.Pattern;
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
 * @param recipe how {@code recipes/build-environment} makes its tree
 */
public record Environment(
        String name,
        String title,
        String family,
        @Nullable String release,
        Libc libc,
        @Nullable String shell,
        String recipe) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    public Environment {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a name of an environment: one to 64 lower-case"
                    + " letters, digits, '.' or '-', beginning with a letter");
        }
        if (shell != null && !shell.startsWith("/")) {
            throw new IllegalArgumentException("the shell of " + name + " is not an absolute path: " + shell);
        }
        if (recipe.isBlank()) {
            throw new IllegalArgumentException("environment " + name + " has no recipe");
        }
    }

    /** Whether this could name an environment: such a word is safe as a file name and as part of an image name. */
    static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }
}
