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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Visits every regular file below some folders, by several threads at once. A folder is entered once, however many names,
 * mounts or links lead to it, so that no loop has no end. FIFOs, sockets and devices are never opened.
 *
 * <p>Where several roots, or links that are followed, can lead to the same folder, one thread finds everything in the order of the
 * names, so that it is the same name by which a folder is entered in every run; else all threads do, in no order.
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

    /** When a file was found, among all its names. */
    enum Order {
        FIRST,
        AGAIN,
        NONE
    }

    /** A file, and what it was when it was found. */
    record Found(Path file, BasicFileAttributes attributes, Order order) {}

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
        if (followLinks || roots.size() > 1) {
            walkInOrder(roots);
            workers.await();
            return;
        }
        for (Path root : roots) {
            workers.submit(() -> {
                Seen seen = new Seen();
                visit(root, true, seen);
                go(seen);
            });
        }
        workers.await();
    }

    private void walkInOrder(List<Path> roots) {
        Set<Object> known = new HashSet<>();
        Deque<Path> ahead = new ArrayDeque<>();
        Seen seen = new Seen();
        for (Path root : roots) {
            visit(root, true, seen);
            seen.folders.forEach(ahead::push);
            seen.folders.clear();
            while (!ahead.isEmpty()) {
                Path folder = ahead.pop();
                visitor.folder();
                try (DirectoryStream<Path> entries = Folders.open(folder)) {
                    for (Path entry : entries) {
                        visit(entry, followLinks, seen);
                    }
                } catch (DirectoryIteratorException e) {
                    visitor.unreadable(folder, Objects.requireNonNull(e.getCause()));
                } catch (IOException e) {
                    visitor.unreadable(folder, e);
                }
                seen.folders.forEach(ahead::push);
                seen.folders.clear();
                hand(seen, BATCH, known);
            }
            hand(seen, BATCH, known);
        }
        hand(seen, 1, known);
    }

    /** Hands over the files if there are so many. */
    private void hand(Seen seen, int enough, Set<Object> known) {
        while (seen.files.size() >= enough) {
            List<Found> batch = seen.files.subList(0, Math.min(BATCH, seen.files.size()));
            List<Found> some = new ArrayList<>(batch.size());
            for (Found found : batch) {
                boolean first = known.add(key(found.file, found.attributes));
                some.add(new Found(found.file, found.attributes, first ? Order.FIRST : Order.AGAIN));
            }
            batch.clear();
            workers.submit(() -> visitor.files(some));
        }
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
                seen.files.add(new Found(path, attributes, Order.NONE));
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
