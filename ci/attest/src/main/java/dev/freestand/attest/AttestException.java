package dev.freestand.attest;

import org.jspecify.annotations.Nullable;

/** A key, signature or statement that cannot be used; its message names the thing, the reason and the way out, never a key. */
public final class AttestException extends Exception {

    private static final long serialVersionUID = 1L;

    public AttestException(String message) {
        super(message);
    }

    public AttestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
