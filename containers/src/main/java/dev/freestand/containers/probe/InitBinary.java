package dev.freestand.containers.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * First process of a kernel that is booted for one cell, see {@code init.c}: a static program for x86-64, compiled with this
 * jar and carried in it.
 */
public final class InitBinary {

    private static final String RESOURCE = "init-x86-64";

    private InitBinary() {}

    /** The static program, as it was built with this one. */
    public static byte[] bytes() {
        try (InputStream in = InitBinary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
