package dev.freestand.standalone;

import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The separate debug file beside a program, under its name with {@code .debug} behind it.
 *
 * @param path where it would lie
 * @param present whether a regular file lies there
 */
record AdjacentDebugFile(FilePath path, boolean present) implements AuxiliaryFiles {

    static AdjacentDebugFile of(FilePath program) {
        FilePath path = program.with(".debug");
        return new AdjacentDebugFile(path, FileState.isRegular(path));
    }

    @Override
    public @Nullable String debugFile() {
        return present ? path.lastShown() : null;
    }

    @Override
    public FileTree.OpenFile openDebugFile() throws IOException {
        return OpenedFile.open(path);
    }

    @Override
    public @Nullable String linkerOutput() {
        return null;
    }
}
