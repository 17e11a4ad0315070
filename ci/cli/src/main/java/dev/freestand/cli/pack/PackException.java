package dev.freestand.cli.pack;

/** A package or a file beside it cannot be made as the configuration asks: what is wrong, and the way out. */
public final class PackException extends Exception {

    private static final long serialVersionUID = 1L;

    PackException(String message) {
        super(message);
    }

    PackException(String message, Throwable cause) {
        super(message, cause);
    }
}
