package dev.freestand.verifier.elf;

import java.io.IOException;
import java.nio.file.Path;

/** The name leads to something that is not a regular file, so it was not opened. */
public final class NotRegularFileException extends IOException {

    private static final long serialVersionUID = 1L;

    NotRegularFileException(Path file, boolean directory) {
        super(file + (directory ? " is a directory" : " is not a regular file (FIFO, socket or device)"));
    }
}
