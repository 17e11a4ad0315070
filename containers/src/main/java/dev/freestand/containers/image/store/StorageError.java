package dev.freestand.containers.image.store;

import dev.freestand.containers.image.format.ImageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from other trouble with the cache. */
final class StorageError {

    /** A file system with less than this left is full, whatever language its errors are in. */
    private static final long NEARLY_NOTHING = 1 << 16;

    private StorageError() {}

    /**
     * The cause behind an error on writing.
     *
     * @param path what was written
     * @param what it is part of
     * @param needed bytes that were still to be written
     * @throws InterruptedException if this thread was interrupted while it wrote, which closes what it writes to
     */
    static ImageException of(Path path, IOException e, String what, long needed) throws InterruptedException {
        if (e instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while " + what + " was written");
        }
        Path folder = existing(path);
        String message = String.valueOf(e.getMessage());
        long available = available(folder);
        return message.contains("No space left")
                        || message.contains("quota")
                        || available >= 0 && available < NEARLY_NOTHING
                ? ImageException.diskFull(folder, what, needed, Math.max(0, available))
                : ImageException.cacheUnusable(path, e);
    }

    /**
     * Goes on only where there seems to be room.
     *
     * @throws ImageException if there is less
     */
    static void expectRoom(Path path, String what, long needed) throws ImageException {
        Path folder = existing(path);
        long available = available(folder);
        if (available >= 0 && available < needed) {
            throw ImageException.diskFull(folder, what, needed, available);
        }
    }

    /** Bytes that this user may still write; negative where that is not known. */
    private static long available(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        for (Path up = at; up != null; up = up.getParent()) {
            if (Files.isDirectory(up)) {
                return up;
            }
        }
        return at;
    }
}
