package dev.freestand.verifier.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An archive or start file that is not the project's own, and of which the linker took something.
 *
 * @param name its name without the folder; hostile, like everything in a map
 * @param sha256 digest of the whole archive, lower-case hex; null when it could not be read
 * @param origin the package that it belongs to; null when that is not known
 * @param members how many object files were taken from it; 1 where it is an object file itself
 * @param bytes how many bytes of them are in memory when the program is loaded, by the map, which books tables that the
 *     linker makes itself under the first file of the link
 * @param how how its origin is known, or why it is not
 */
public record LinkedFile(
        String name, @Nullable String sha256, @Nullable PackageOrigin origin, int members, long bytes, String how) {

    public LinkedFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(how);
    }
}
