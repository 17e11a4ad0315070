package dev.freestand.containers.portability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Small C programs, compiled when a test needs them. */
public final class Specimen {

    private static final Path SOURCES = Path.of("src", "test", "c");

    private Specimen() {}

    /** Compiles a source of {@code src/test/c} and returns the executable. */
    public static Path compile(Path folder, String source, String compiler, String... options)
            throws IOException, InterruptedException {
        Path out = folder.resolve(source + "-" + compiler + options.length);
        List<String> argv = new ArrayList<>(List.of(compiler, "-O1", "-o", out.toString()));
        argv.add(SOURCES.resolve(source + ".c").toString());
        argv.addAll(List.of(options));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said;
        try (InputStream in = process.getInputStream()) {
            said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IOException(argv + " failed: " + said);
        }
        return out;
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
