package dev.freestand.verifier.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The kept binaries of {@code src/test/corpus}: their recipes, their bytes, and copies that tools can be shown. */
public final class Corpus {

    public static final Path FOLDER = Path.of("src/test/corpus");
    private static final Path UNPACKED = Path.of("target", "corpus").toAbsolutePath();

    /** A file and the commands that made it. */
    public record Entry(String name, String recipe) {

        @Override
        public String toString() {
            return name;
        }

        /** The content of the file, unpacked. */
        public byte[] bytes() {
            Path packed = FOLDER.resolve("files").resolve(name + ".gz");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A copy with its bytes, executable, put in place whole so that tests may run side by side. */
        public Path file() {
            Path file = UNPACKED.resolve(name);
            try {
                Files.createDirectories(UNPACKED);
                Path fresh = Files.createTempFile(UNPACKED, "." + name, "");
                Files.write(fresh, bytes());
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Corpus() {}

    /** Every file, in the order of the recipes. */
    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(FOLDER.resolve("recipes"))) {
                int bar = line.indexOf('|');
                if (bar > 0 && !line.startsWith("#")) {
                    entries.add(new Entry(
                            line.substring(0, bar).strip(),
                            line.substring(bar + 1).strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** The entry of a name. */
    public static Entry of(String name) {
        return entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recipe for " + name));
    }
}
