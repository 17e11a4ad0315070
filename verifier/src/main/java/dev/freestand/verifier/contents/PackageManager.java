package dev.freestand.verifier.contents;

import java.nio.file.Path;
import java.util.Optional;

/** Knows which package a file belongs to. */
interface PackageManager {

    /**
     * Whose a file is.
     *
     * @param file absolute, without symbolic links; its name has been looked at: no pattern, no control character
     * @param digests of its content
     * @return empty when this manager is not on the machine, or lists no such file
     */
    Optional<PackageOwner> owner(Path file, FileDigests digests);
}
