package dev.freestand.core.hazard;

import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Other files with evidence about a program: its separate debug file, and what the linker printed. */
public interface AuxiliaryFiles {

    /** Nothing else is known of the program. */
    AuxiliaryFiles NONE = new AuxiliaryFiles() {
        @Override
        public @Nullable String debugFile() {
            return null;
        }

        @Override
        public FileTree.OpenFile openDebugFile() throws IOException {
            throw new IOException("there is no separate debug file");
        }

        @Override
        public @Nullable String linkerOutput() {
            return null;
        }
    };

    /** Name of the separate debug file, or null; it counts only where it is shown to be of the same program. */
    @Nullable
    String debugFile();

    /** Opens the separate debug file, where there is one. */
    FileTree.OpenFile openDebugFile() throws IOException;

    /** What the linker printed, or null. */
    @Nullable
    String linkerOutput() throws IOException;
}
