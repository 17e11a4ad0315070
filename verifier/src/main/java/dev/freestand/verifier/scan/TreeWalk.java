package dev.freestand.verifier.scan;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Visits every regular file below some folders, in no order, by several threads at once. A folder is entered once,
 * however many names, mounts or links lead to it, so that no loop has no end. FIFOs, sockets and devices are never
 * opened.
 */
final class TreeWalk {

    /** Files handed to a thread at a time. */
    private static final int BATCH = 64;

    private final Visitor visitor;
    private final boolean followLinks;
    private final WorkerPool workers;
    private final Set<Object> entered = ConcurrentHashMap.newKeySet();

    /**
     * @param followLinks whether a symbolic link is entered as what it leads to; else it is left alone
     */
    TreeWalk(Visitor visitor, boolean followLinks, WorkerPool workers) {
        this.visitor = visitor;
        this.followLinks = followLinks;
        this.workers = workers;
    }

    /** A file, and what it was when it was found. */
    record Found(Path file, BasicFileAttributes attributes) {}

    /** What is seen of one batch of names: what is to be done with it follows when all of them were looked at. */
    private record Seen(List<Path> folders, List<Found> files) {

        Seen() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What is done with what is found; called by several threads at once. */
    interface Visitor {

        /** Regular files of at least one byte. */
        void files(List<Found> files);

        /** A folder whose content follows. */
        void folder();

        /** Something that is neither, and is left alone: a link, an empty file, a FIFO, a socket, a device. */
        void other();

        /** A name that could not be looked at. */
        void unreadable(Path path, IOException fault);
    }

    /** Walks all roots; a root that is a symbolic link is followed. Returns when everything has been visited. */
    void walk(List<Path> roots) throws InterruptedException {
        for (Path root : roots) {
            workers.submit(() -> {
                Seen seen = new Seen();
                visit(root, true, seen);
                go(seen);
            });
        }
        workers.await();
    }

    private void go(Seen seen) {
        if (!seen.files.isEmpty()) {
            visitor.files(seen.files);
        }
        for (Path folder : seen.folders) {
            workers.submit(() -> list(folder));
        }
    }

    private void list(Path folder) {
        visitor.folder();
        // Folders and files wait until the stream is closed: a deep tree must not hold a descriptor for each of its
        // levels.
        Seen seen = new Seen();
        try (DirectoryStream<Path> entries = Folders.open(folder)) {
            List<Path> batch = new ArrayList<>(BATCH);
            for (Path entry : entries) {
                batch.add(entry);
                if (batch.size() == BATCH) {
                    List<Path> full = batch;
                    workers.submit(() -> all(full));
                    batch = new ArrayList<>(BATCH);
                }
            }
            batch.forEach(entry -> visit(entry, followLinks, seen));
        } catch (DirectoryIteratorException e) {
            visitor.unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            visitor.unreadable(folder, e);
        }
        go(seen);
    }

    private void all(List<Path> entries) {
        Seen seen = new Seen();
        entries.forEach(entry -> visit(entry, followLinks, seen));
        go(seen);
    }

    private void visit(Path path, boolean follow, Seen seen) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink() && follow) {
                attributes = Files.readAttributes(path, BasicFileAttributes.class);
            }
            if (attributes.isDirectory()) {
                if (entered.add(key(path, attributes))) {
                    seen.folders.add(path);
                }
            } else if (attributes.isRegularFile() && attributes.size() > 0) {
                seen.files.add(new Found(path, attributes));
            } else {
                visitor.other();
            }
        } catch (IOException e) {
            visitor.unreadable(path, e);
        }
    }

    /** Device and inode where the file system has them, else the name. */
    static Object key(Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? FileNames.absolute(path) : key;
    }
}
