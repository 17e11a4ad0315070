package dev.freestand.containers.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder for one file of our own, which no other user can write to; removed on close, and when a signal ends the program. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Thread onSignal = new Thread(this::removeBeforeTheEnd, "freestand-folder");

    TemporaryFolder() throws IOException {
        path = Files.createTempDirectory(
                "freestand-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The program is ending: the hook is at work, or comes to it, and removes the folder.
            return;
        }
        remove();
    }

    private void removeBeforeTheEnd() {
        try {
            remove();
        } catch (IOException e) {
            // Nobody is left to be told.
            path.toFile().deleteOnExit();
        }
    }

    private void remove() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }
}
