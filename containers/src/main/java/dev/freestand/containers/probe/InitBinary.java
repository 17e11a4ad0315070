package dev.freestand.containers.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * First process of a kernel that is booted for one cell, see {@code init.c}: a static program, compiled with this jar
 * and carried in it.
 */
public final class InitBinary {

    private static final String RESOURCE = "init-";

    private InitBinary() {}

    /** The program for a machine; null where it was not built for that. */
    public static byte @Nullable [] bytes(String machine) {
        try (InputStream in = InitBinary.class.getResourceAsStream(RESOURCE + machine)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
