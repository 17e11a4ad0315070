package dev.freestand.containers.environment;

import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Libc;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * An environment whose tree lies in the cache.
 *
 * @param environment the catalogue's word on it
 * @param rootfs folder that is the root of its tree
 * @param recipe digest of the recipe that made it, 64 lower-case hexadecimal digits
 * @param libc the C library found in the tree when it was made
 */
public record PreparedEnvironment(Environment environment, Path rootfs, String recipe, Libc libc) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int TAG_LENGTH = 12;

    public PreparedEnvironment {
        if (!DIGEST.matcher(recipe).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + recipe);
        }
    }

    public String name() {
        return environment.name();
    }

    /** It as a proof records it. */
    public EnvironmentRecord toRecord() {
        return environment.toRecord(libc, recipe);
    }

    /** The image that {@code ci/setup --docker} makes of the tree: {@code freestand/TREE:} and the recipe's first 12 digits. */
    public String image() {
        return "freestand/" + environment.treeName() + ":" + recipe.substring(0, TAG_LENGTH);
    }
}
