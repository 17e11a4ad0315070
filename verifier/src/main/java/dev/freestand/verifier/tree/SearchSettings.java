package dev.freestand.verifier.tree;

import java.nio.file.Path;
import java.util.List;

/**
 * Where libraries are searched.
 *
 * @param root the file system; {@code /} for this one
 * @param libraryPath folders of LD_LIBRARY_PATH; this process's own is never read
 */
public record SearchSettings(Path root, List<String> libraryPath) {

    public SearchSettings {
        libraryPath = List.copyOf(libraryPath);
    }

    /** This file system, without LD_LIBRARY_PATH. */
    public static SearchSettings host() {
        return new SearchSettings(Path.of("/"), List.of());
    }

    /** Another file system, without LD_LIBRARY_PATH. */
    public static SearchSettings in(Path root) {
        return new SearchSettings(root, List.of());
    }
}
