package dev.freestand.cli.source;

import org.jspecify.annotations.Nullable;

/** There is a checkout, but which sources it holds cannot be determined; the message states why, and what to do. */
public final class SourceUnknownException extends Exception {

    private static final long serialVersionUID = 1L;

    SourceUnknownException(String message) {
        super(message);
    }

    SourceUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
