package dev.freestand.containers.probe;

import dev.freestand.verifier.file.FileNotWrittenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The probe itself: a static program for x86-64, compiled with this jar and carried in it. */
public final class ProbeBinary {

    private static final String RESOURCE = "probe-x86-64";

    private ProbeBinary() {}

    /** The static program, as it was built with this one. */
    public static byte[] bytes() {
        try (InputStream in = ProbeBinary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return in.readAllBytes();
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
