package dev.freestand.cli.unpack;

import org.jspecify.annotations.Nullable;

/** An archive is damaged, hostile, too large, or of a kind that is not read; the message says which, and what to do. */
public final class ArchiveException extends Exception {

    private static final long serialVersionUID = 1L;

    ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
