package dev.freestand.containers.confine;

import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder of our own, which no other user can write to; removed on close, and when a signal ends the program. What a run
 * left behind that could not do that (SIGKILL, power) the next one removes.
 */
public final class TemporaryFolder implements AutoCloseable {

    /** What the hook removes; it also is the lock under which a folder is made, and under which the end begins. */
    private static final Set<Path> LIVE = new HashSet<>();

    private static final int TRIES = 100;
    private static boolean hooked;
    private static boolean ending;

    private final Path path;

    /** A folder where temporary files go. */
    public TemporaryFolder() throws IOException {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * A folder in another.
     *
     * @throws IOException if it cannot be made, or the program is ending
     */
    public TemporaryFolder(Path parent) throws IOException {
        removeStale(parent);
        synchronized (LIVE) {
            hook();
            path = Files.createTempDirectory(
                    parent,
                    OwnerProcess.self().prefix(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            LIVE.add(path);
        }
    }

    /** The hook is there before the first folder: a signal at any moment finds each of them. */
    private static void hook() throws IOException {
        try {
            if (!hooked) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(TemporaryFolder::removeBeforeTheEnd, "freestand-folders"));
                hooked = true;
            }
        } catch (IllegalStateException e) {
            ending = true;
        }
        if (ending) {
            throw new IOException("the program is stopping and creates no temporary folder");
        }
    }

    public Path path() {
        return path;
    }

    /** Removes the folders of programs that are gone: of this user, and named as ours are. */
    static void removeStale(Path parent) throws IOException {
        for (Path folder : Folders.list(parent)) {
            String name = String.valueOf(folder.getFileName());
            try {
                if (name.startsWith("freestand-")
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && own(folder)
                        && OwnerProcess.gone(name)) {
                    TreeRemoval.remove(folder);
                }
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                // Another program that starts now, or the folder's own that is ending, removes it too.
                continue;
            }
        }
    }

    private static boolean own(Path folder) throws IOException {
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return self.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void close() throws IOException {
        try {
            TreeRemoval.remove(path);
        } catch (IOException e) {
            synchronized (LIVE) {
                if (ending) {
                    // The hook is at work on the same folder.
                    return;
                }
            }
            throw e;
        }
        // Only now: a signal in the middle leaves the rest to the hook.
        synchronized (LIVE) {
            LIVE.remove(path);
        }
    }

    private static void removeBeforeTheEnd() {
        List<Path> folders;
        synchronized (LIVE) {
            ending = true;
            folders = List.copyOf(LIVE);
        }
        folders.forEach(TemporaryFolder::removeWhileInUse);
    }

    /** Other threads are still at work: by the name they know, none of them puts a file into a folder that is going. */
    private static void removeWhileInUse(Path folder) {
        Path going = folder.resolveSibling(folder.getFileName() + "-going");
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(folder, going);
                }
                TreeRemoval.remove(going);
                return;
            } catch (IOException e) {
                // Again; and what still is there in the end, the next run removes.
                continue;
            }
        }
    }
}
