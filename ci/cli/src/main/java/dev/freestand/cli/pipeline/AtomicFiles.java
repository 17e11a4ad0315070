package dev.freestand.cli.pipeline;

import dev.freestand.verifier.file.FileNotWrittenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader sees the old content or the new one, never a part. */
final class AtomicFiles {

    private AtomicFiles() {}

    /**
     * Writes text in UTF-8.
     *
     * @throws FileNotWrittenException if that is not possible; then the old content is still there
     */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes. */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file");
        }
        try {
            Files.createDirectories(folder);
            replace(file, folder, content);
        } catch (IOException e) {
            throw new FileNotWrittenException(file, e);
        }
    }

    private static void replace(Path file, Path folder, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(folder, ".freestand", ".tmp");
        try {
            Files.write(temporary, content);
            // What is renamed has to be on the disk, or a loss of power leaves an empty file under the good name.
            ShipmentFolder.flush(temporary);
            // Not the 0600 of a temporary file: the reports are for everybody.
            temporary.toFile().setReadable(true, false);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
