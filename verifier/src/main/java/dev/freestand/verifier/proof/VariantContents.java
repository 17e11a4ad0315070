package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the linker put into a variant, by its map.
 *
 * @param variant the variant's name
 * @param ownObjects how many object files of the project itself are in it
 * @param ownBytes how many bytes of them are in memory when the program is loaded
 * @param files what else is in it, sorted by name
 * @param problem why this is not everything; null when the map accounts for the whole link
 */
public record VariantContents(
        String variant,
        int ownObjects,
        long ownBytes,
        List<LinkedFile> files,
        @Nullable String problem) {

    public VariantContents {
        Objects.requireNonNull(variant);
        files = List.copyOf(files);
    }

    /** Nothing but why it is so. */
    public static VariantContents unknown(String variant, String problem) {
        return new VariantContents(variant, 0, 0, List.of(), problem);
    }

    /** Whether everything that was linked is known, and where each file comes from. */
    public boolean traced() {
        return problem == null && files.stream().allMatch(file -> file.origin() != null);
    }
}
