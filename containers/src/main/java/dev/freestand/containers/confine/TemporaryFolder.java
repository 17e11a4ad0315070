package dev.freestand.containers.confine;

import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder of our own, which no other user can write to; removed on close, and when a signal ends the program. What a run
 * left behind that could not do that (SIGKILL, power) the next one removes.
 */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Thread onSignal = new Thread(this::removeBeforeTheEnd, "freestand-folder");

    /** A folder where temporary files go. */
    public TemporaryFolder() throws IOException {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * A folder in another.
     *
     * @throws IOException if it cannot be made
     */
    public TemporaryFolder(Path parent) throws IOException {
        removeStale(parent);
        path = Files.createTempDirectory(
                parent,
                Owner.self().prefix(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    public Path path() {
        return path;
    }

    /** Removes the folders of programs that are gone: of this user, and named as ours are. */
    static void removeStale(Path parent) throws IOException {
        for (Path folder : Folders.list(parent)) {
            String name = String.valueOf(folder.getFileName());
            if (name.startsWith("freestand-")
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && own(folder)
                    && Owner.gone(name)) {
                TreeRemoval.remove(folder);
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
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The program is ending: the hook is at work, or comes to it, and removes the folder.
            return;
        }
        TreeRemoval.remove(path);
    }

    private void removeBeforeTheEnd() {
        try {
            TreeRemoval.remove(path);
        } catch (IOException e) {
            // It cannot be reported any more; the next run tries again.
            path.toFile().deleteOnExit();
        }
    }
}
