package dev.freestand.containers.probe;

import dev.freestand.verifier.file.FileNotWrittenException;
import dev.freestand.verifier.process.HostMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The probe itself: a static program, compiled with this jar and carried in it, for the machine that this was built on, and
 * for x86-64 and AArch64 where their compilers were there.
 */
public final class ProbeBinary {

    private static final String RESOURCE = "probe-";
    /** Debian's cross compilers, by the machine they compile for. */
    private static final Map<String, String> COMPILERS = Map.of(
            HostMachine.X86_64.name(), "gcc-x86-64-linux-gnu", HostMachine.AARCH64.name(), "gcc-aarch64-linux-gnu");

    private ProbeBinary() {}

    /**
     * The static program for this machine.
     *
     * @throws IOException if this build has none for it; the message says how to get one
     */
    public static byte[] bytes() throws IOException {
        return required(HostMachine.CURRENT.name());
    }

    /**
     * The static program for a machine.
     *
     * @throws IOException if this build has none for it; the message says how to get one
     */
    public static byte[] required(String machine) throws IOException {
        byte[] program = bytes(machine);
        if (program == null) {
            throw new IOException(missing(machine));
        }
        return program;
    }

    /** Why no cell can run on this machine: this build has no probe for it. Empty where it has one. */
    public static String problem() {
        String machine = HostMachine.CURRENT.name();
        return bytes(machine) == null ? missing(machine) : "";
    }

    private static String missing(String machine) {
        String compiler = COMPILERS.get(machine);
        return "this build of Freestand has no probe for " + machine + ", which every cell starts; "
                + (compiler == null
                        ? "run cells on an x86-64 or AArch64 machine"
                        : "build it on such a machine, or install " + compiler + " and build it again");
    }

    /** The static program for a machine; null where it was not built for that. */
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
     * @throws IOException if this build has none for this machine, or it cannot be written
     */
    public static Path writeTo(Path folder) throws IOException {
        Path file = folder.resolve("probe");
        byte[] program = bytes();
        try {
            Files.write(file, program);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
        } catch (IOException e) {
            throw new FileNotWrittenException(file, e);
        }
    }
}
