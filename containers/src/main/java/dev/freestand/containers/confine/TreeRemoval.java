package dev.freestand.containers.confine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Removes a folder and all in it, however deep: a program can nest folders until no path to the deepest is short enough to
 * be used (PATH_MAX). So each folder's own folders are moved up beside it before it is removed, and no path is ever longer
 * than two names. Links are removed, never followed; permissions that are in the way are changed.
 */
public final class TreeRemoval {

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
        try {
            while (more) {
                more = false;
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                    for (Path entry : entries) {
                        more |= isFolder(entry);
                        removeOne(entry, fresh);
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Files.deleteIfExists(folder);
    }

    private static void removeOne(Path entry, Fresh fresh) throws IOException {
        if (isFolder(entry)) {
            open(entry);
            try (DirectoryStream<Path> inner = Files.newDirectoryStream(entry)) {
                for (Path path : inner) {
                    if (isFolder(path)) {
                        // To move a folder its own entry ".." is written.
                        open(path);
                        Files.move(path, fresh.next());
                    } else {
                        Files.deleteIfExists(path);
                    }
                }
            }
        }
        Files.deleteIfExists(entry);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
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
