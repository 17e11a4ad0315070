package dev.freestand.containers.probe;

import dev.freestand.verifier.file.FileNotWrittenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The probe itself: a static program for x86-64, compiled with this jar and carried in it. */
public final class ProbeBinary {

    private static final String RESOURCE = "probe-";
    private static final String X86_64 = "x86-64";

    private ProbeBinary() {}

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
        try (InputStream in = ProbeBinary.class.getResourceAsStream(RESOURCE + machine)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes it as an executable file into a folder.
     *
     * @return the file
     * @throws FileNotWrittenException if it cannot be written
     */
    public static Path writeTo(Path folder) throws IOException {
        Path file = folder.resolve("probe");
        try {
            Files.write(file, bytes());
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
        } catch (IOException e) {
            throw new FileNotWrittenException(file, e);
        }
    }
}
