package dev.freestand.cli.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader sees the old content or the new one, never a part. */
final class AtomicFiles {

    private AtomicFiles() {}

    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, ".freestand", ".tmp");
        try {
            Files.writeString(temporary, text);
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
