package dev.freestand.verifier.proof;

import org.jspecify.annotations.Nullable;

/**
 * The C library of a file.
 *
 * @param flavour which one
 * @param version its version where the file itself states it, else null
 */
public record Libc(LibcFlavour flavour, @Nullable String version) {

    /** Nothing is known. */
    public static final Libc UNKNOWN = new Libc(LibcFlavour.UNKNOWN, null);
}
