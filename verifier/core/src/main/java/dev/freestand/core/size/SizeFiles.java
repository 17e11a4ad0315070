package dev.freestand.core.size;

import dev.freestand.core.tree.FileTree;
import java.io.IOException;

/** The files that sizes are read in, named as records hold names. */
public interface SizeFiles {

    /**
     * Opens a regular file for reading, without waiting for anybody. Symbolic links are followed.
     *
     * @throws IOException if it cannot be opened; its message says why, without the name of the file
     */
    FileTree.OpenFile open(String path) throws IOException;

    /** Whether a path leads to something, whatever that is. */
    boolean exists(String path);
}
