package dev.freestand.containers.environment;

import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.proof.EnvironmentRecord;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An environment whose tree, or kernel, lies in the cache.
 *
 * @param environment the catalogue's word on it
 * @param rootfs folder that is the root of its tree; for a kernel the folder that holds it, as {@code vmlinuz}
 * @param recipe digest of the recipe that made it, of its image's manifest, of its own tree, or of the kernel; 64 lower-case
 *     hexadecimal digits
 * @param libc the C library found in the tree when it was made
 * @param tree digest of its tree where a recipe made it or it is a folder of the project's own, which Docker's image of it
 *     has to name; null for others
 * @param image what Docker runs: {@code freestand/TREE:} and the recipe's first 12 digits, which {@code ci/setup --docker}
 *     makes of a recipe's tree and the engine of a folder, or the registry image pinned by its digest; null where Docker has none
 * @param checked how its tree was found to be what was made, for people; null where it has none, or was just read whole
 */
public record PreparedEnvironment(
        Environment environment,
        Path rootfs,
        String recipe,
        Libc libc,
        @Nullable String tree,
        @Nullable String image,
        @Nullable String checked) {

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
        return environment.toRecord(libc, tree == null ? recipe : tree, checked);
    }

    /** One that a recipe made, or a folder. */
    public PreparedEnvironment(
            Environment environment, Path rootfs, String recipe, Libc libc, String tree, @Nullable String checked) {
        this(
                environment,
                rootfs,
                recipe,
                libc,
                tree,
                "freestand/" + environment.treeName() + ":"
                        + recipe.substring(0, Math.min(TAG_LENGTH, recipe.length())),
                checked);
    }
}
