package dev.freestand.containers.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * First process of a kernel that is booted for one cell, see {@code init.c}: a static program for x86-64, compiled with this
 * jar and carried in it.
 */
public final class InitBinary {

    private static final String RESOURCE = "init-";
    private static final String X86_64 = "x86-64";

    private InitBinary() {}

    /** The static program, as it was built with this one. */
    public static byte[] bytes() {
        byte[] program = bytes(X86_64);
        if (program == null) {
            throw new IllegalStateException(RESOURCE + X86_64 + " is not in the jar");
        }
        return program;
    }

    /** The same for a machine; null where it was not built for that. */
    public static byte @Nullable [] bytes(String machine) {
        try (InputStream in = InitBinary.class.getResourceAsStream(RESOURCE + machine)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
