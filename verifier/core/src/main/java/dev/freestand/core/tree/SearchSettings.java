package dev.freestand.core.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where libraries are searched.
 *
 * @param root the file system; {@code /} for this one
 * @param libraryPath folders of LD_LIBRARY_PATH; this process's own is never read
 * @param workingFolder the folder that the program is started in, as seen from inside the root; null for this process's own
 *     with the root {@code /}, and for {@code /} with any other
 * @param level of the processor, such as {@code x86-64-v3}; null where it is not known
 */
public record SearchSettings(
        String root,
        List<String> libraryPath,
        @Nullable String workingFolder,
        @Nullable String level) {

    public SearchSettings {
        libraryPath = List.copyOf(libraryPath);
    }

    /** On a processor that is not known. */
    public SearchSettings(String root, List<String> libraryPath) {
        this(root, libraryPath, null, null);
    }

    /** This file system, without LD_LIBRARY_PATH. */
    public static SearchSettings host() {
        return new SearchSettings("/", List.of());
    }

    /** Another file system, without LD_LIBRARY_PATH. */
    public static SearchSettings in(String root) {
        return new SearchSettings(root, List.of());
    }

    /** The same with a folder that programs are started in. */
    public SearchSettings from(String folder) {
        return new SearchSettings(root, libraryPath, folder, level);
    }

    /** The folder that relative paths begin at. */
    String folder() {
        return workingFolder == null ? "/" : workingFolder;
    }
}
