package dev.freestand.cli.ship;

import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.LockFile;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder of a shipment, which is there with all its files or not at all, whenever it is looked at and whenever this
 * process is killed: it comes and it goes by being renamed. What a killed process left of one that was coming or going
 * lies beside it under another name, and is removed by the next that comes along. One process at a time changes it.
 */
final class ShipmentFolder implements AutoCloseable {

    private static final String LOCK = ".ship.lock";
    /** How often it is tried to remove a folder that another thread still writes to. */
    private static final int TRIES = 20;

    private static final String STAGING = ".ship-new-";
    private static final String WITHDRAWN = ".ship-old-";

    private final Path folder;
    private final Path parent;
    private final LockFile lock;
    private boolean ending;

    /** For a signal that ends the program: what is coming or going goes with it, and nothing is half shown. */
    private final Thread onSignal = new Thread(this::sweepBeforeTheEnd, "freestand-shipment");

    private ShipmentFolder(Path folder, Path parent, LockFile lock) {
        this.folder = folder;
        this.parent = parent;
        this.lock = lock;
    }

    /**
     * Opens it for changes, and makes the folder around it.
     *
     * @throws PipelineException if another process is changing it
     */
    static ShipmentFolder open(Path folder) throws PipelineException, IOException {
        Path parent = FileNames.absolute(folder).getParent();
        if (parent == null) {
            throw new IOException(FileNames.shown(folder) + " cannot be a shipment");
        }
        Files.createDirectories(parent);
        LockFile lock = LockFile.hold(parent.resolve(LOCK), folder, ExitCode.FAILED);
        try {
            ShipmentFolder opened = new ShipmentFolder(FileNames.absolute(folder), parent, lock);
            opened.sweep();
            opened.sweepOnSignal();
            return opened;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void sweepOnSignal() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            throw new IOException("the program is stopping, so nothing is shipped", e);
        }
    }

    /** Takes back the shipment, if there is one. */
    synchronized void withdraw() throws IOException {
        if (ending) {
            throw new IOException("the program is stopping, so no shipment is withdrawn");
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path aside = Files.createTempDirectory(parent, WITHDRAWN).resolve("ship");
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.flush(parent);
        sweep();
    }

    /** A new folder to put a shipment together in. */
    synchronized Path stage() throws IOException {
        if (ending) {
            throw new IOException("the program is stopping, so nothing is shipped");
        }
        return Files.createTempDirectory(parent, STAGING);
    }

    /** Shows a shipment that is complete; never one that a signal has begun to remove. */
    synchronized void publish(Path staged) throws IOException {
        if (ending) {
            throw new IOException("the program is stopping, so nothing is shipped");
        }
        Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.flush(parent);
    }

    @Override
    public synchronized void close() throws IOException {
        if (ending) {
            // The hook has removed what was there; the lock is let go with the process.
            return;
        }
        try {
            // The hook stays until then: a signal in the middle leaves nothing behind.
            sweep();
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The program is ending: the hook comes next, and finds nothing.
            return;
        } finally {
            lock.close();
        }
    }

    private synchronized void sweepBeforeTheEnd() {
        ending = true;
        // The thread that ships is still at work, and may put a file into a folder that is being removed.
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                sweep();
                return;
            } catch (IOException e) {
                // Again; and what still is there in the end, the next run removes.
                continue;
            }
        }
    }

    /** Whether a process that was killed left something beside this folder. */
    static boolean left(Path folder) throws IOException {
        Path parent = FileNames.absolute(folder).getParent();
        return parent != null && Files.isDirectory(parent) && !leftovers(parent).isEmpty();
    }

    /** Removes what was coming or going when its process ended. */
    private void sweep() throws IOException {
        for (Path path : leftovers(parent)) {
            TreeRemoval.remove(path);
        }
    }

    private static List<Path> leftovers(Path parent) throws IOException {
        return Folders.list(parent).stream()
                .filter(path -> {
                    String name = String.valueOf(path.getFileName());
                    return name.startsWith(STAGING) || name.startsWith(WITHDRAWN);
                })
                .toList();
    }
}
