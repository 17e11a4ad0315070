package dev.freestand.verifier.file;

import dev.freestand.core.path.PathResolver;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Lists and walks through folders without waiting, whatever their names have come to lead to. */
public final class Folders {

    private Folders() {}

    /**
     * What lies in a folder, one at a time. Symbolic links are followed. The platform opens a folder without
     * {@code O_DIRECTORY}, so it waits for a writer where the name has just become that of a FIFO. With {@code /.}
     * behind the name, the system finds out that it is none before anything is opened.
     *
     * @return the names below {@code folder}, without that ending; reading on throws {@link DirectoryIteratorException}
     * @throws NotDirectoryException if it is no folder
     * @throws IOException if it may not be read
     */
    public static DirectoryStream<Path> open(Path folder) throws IOException {
        DirectoryStream<Path> entries;
        try {
            entries = Files.newDirectoryStream(folder.resolve("."));
        } catch (FileSystemException e) {
            throw FileErrorReasons.of(FileNames.shown(folder), e);
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> inner = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return inner.hasNext();
                    }

                    @Override
                    public Path next() {
                        return folder.resolve(inner.next().getFileName());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    /**
     * What lies in a folder, in the order of the names. Symbolic links are followed.
     *
     * @throws NotDirectoryException if it is no folder
     * @throws IOException if it cannot be read
     */
    public static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = open(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    /**
     * Everything in a folder and below, the folder itself first, in the order of the names. Symbolic links are not followed.
     *
     * @throws IOException if a folder cannot be read
     */
    public static List<Path> walk(Path start) throws IOException {
        List<Path> found = new ArrayList<>();
        walk(start, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                found.add(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    /**
     * As {@link Files#walkFileTree(Path, java.util.Set, int, FileVisitor)} without following symbolic links, in the order
     * of the names. A folder is closed before what is in it is visited, so depth costs no open files. One that cannot be
     * read, even in part, is a failed visit.
     *
     * @param depth how many levels of folders are entered; a folder below that is visited as a file
     */
    public static void walk(Path start, int depth, FileVisitor<? super Path> visitor) throws IOException {
        Deque<Level> open = new ArrayDeque<>();
        FileVisitResult result = visit(start, depth, visitor, open);
        while (result != FileVisitResult.TERMINATE && !open.isEmpty()) {
            Level level = open.element();
            if (result == FileVisitResult.SKIP_SIBLINGS) {
                level.rest = Collections.emptyIterator();
            }
            if (level.rest.hasNext()) {
                result = visit(level.rest.next(), depth, visitor, open);
            } else {
                open.remove();
                result = visitor.postVisitDirectory(level.folder, null);
            }
        }
    }

    /**
     * What is at a path; a symbolic link is a link, not what it leads to.
     *
     * @throws IOException if it cannot be looked at
     */
    public static PathResolver.Entry entry(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return PathResolver.Entry.link(FileNames.text(Files.readSymbolicLink(path)));
            }
            return attributes.isDirectory() ? PathResolver.Entry.DIRECTORY : PathResolver.Entry.OTHER;
        } catch (NoSuchFileException e) {
            return PathResolver.Entry.ABSENT;
        }
    }

    private static FileVisitResult visit(Path path, int depth, FileVisitor<? super Path> visitor, Deque<Level> open)
            throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return visitor.visitFileFailed(path, e);
        }
        if (!attributes.isDirectory() || open.size() >= depth) {
            return visitor.visitFile(path, attributes);
        }
        List<Path> entries;
        try {
            entries = list(path);
        } catch (IOException e) {
            return visitor.visitFileFailed(path, e);
        }
        FileVisitResult result = visitor.preVisitDirectory(path, attributes);
        if (result == FileVisitResult.CONTINUE) {
            open.push(new Level(path, entries.iterator()));
        }
        return result == FileVisitResult.SKIP_SUBTREE ? FileVisitResult.CONTINUE : result;
    }

    /** A folder whose content is being visited. */
    private static final class Level {

        private final Path folder;
        private Iterator<Path> rest;

        Level(Path folder, Iterator<Path> rest) {
            this.folder = folder;
            this.rest = rest;
        }
    }
}
