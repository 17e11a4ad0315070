package dev.freestand.verifier.tree;

import java.nio.file.Path;
import java.util.List;

/**
 * Where libraries are searched.
 *
 * @param root the file system; {@code /} for this one
 * @param libraryPath folders of LD_LIBRARY_PATH; this process's own is never read
 * @param configured whether glibc's loader knows the folders of {@code ld.so.conf}; it does not where nobody has run
 *     ldconfig, so that there is no {@code ld.so.cache}
 */
public record SearchSettings(Path root, List<String> libraryPath, boolean configured) {

    public SearchSettings {
        libraryPath = List.copyOf(libraryPath);
    }

    /** A file system in which ldconfig has been run. */
    public SearchSettings(Path root, List<String> libraryPath) {
        this(root, libraryPath, true);
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
