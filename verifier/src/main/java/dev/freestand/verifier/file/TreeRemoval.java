package dev.freestand.verifier.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Removes a folder and all in it, however deep: a program can nest folders until no path to the deepest is short enough to
 * be used (PATH_MAX). So each folder's own folders are moved up beside it before it is removed, and no path is ever longer
 * than two names. Links are removed, never followed; permissions that are in the way are changed.
 */
public final class TreeRemoval {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private TreeRemoval() {}

    /**
     * Removes it; one that is not there is removed.
     *
     * @throws IOException if something in it is another user's, or does not go
     */
    public static void remove(Path folder) throws IOException {
        if (!isFolder(folder)) {
            Files.deleteIfExists(folder);
            return;
        }
        open(folder);
        Fresh fresh = new Fresh(folder);
        boolean more = true;
        while (more) {
            more = false;
            for (Path entry : Folders.list(folder)) {
                more |= isFolder(entry);
                removeOne(entry, fresh);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Removes it as far as that goes: for what was begun and is not needed, and lies where nobody relies on it. */
    public static void tryToRemove(Path folder) {
        try {
            remove(folder);
        } catch (IOException e) {
            // The next who makes the same thing tries again, and says so where it cannot.
            return;
        }
    }

    private static void removeOne(Path entry, Fresh fresh) throws IOException {
        if (isFolder(entry)) {
            open(entry);
            for (Path path : Folders.list(entry)) {
                if (isFolder(path)) {
                    // To move a folder its own entry ".." is written.
                    open(path);
                    Files.move(path, fresh.next());
                } else {
                    Files.deleteIfExists(path);
                }
            }
        }
        Files.deleteIfExists(entry);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void open(Path folder) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (!now.containsAll(OWNER)) {
            Files.setPosixFilePermissions(folder, OWNER);
        }
    }

    /** Names that nothing in the folder has. */
    private static final class Fresh {

        private final Path folder;
        private long number;

        Fresh(Path folder) {
            this.folder = folder;
        }

        Path next() {
            Path path;
            do {
                path = folder.resolve(".removed-" + number++);
            } while (Files.exists(path, LinkOption.NOFOLLOW_LINKS));
            return path;
        }
    }
}
