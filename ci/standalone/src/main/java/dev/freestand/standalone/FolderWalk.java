package dev.freestand.standalone;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Visits every regular file below some folders. A folder is entered once, however many names, mounts or links lead to it, so
 * that no loop has no end. FIFOs, sockets and devices are never opened. A folder is closed before what is in it is visited,
 * so depth costs no open files.
 */
final class FolderWalk {

    private final Visitor visitor;
    private final boolean followLinks;
    private final Set<Object> entered = new HashSet<>();
    private final Deque<FilePath> ahead = new ArrayDeque<>();

    /** What is done with what is found. */
    interface Visitor {

        /** A regular file of at least one byte. */
        void file(FilePath file, FileState state);

        /** A folder whose content follows. */
        void folder();

        /** Something that is neither, and is left alone: a link, an empty file, a FIFO, a socket, a device. */
        void other();

        /** A name that could not be looked at. */
        void unreadable(FilePath path, IOException fault);

        /** Whether nobody wants to know any more. */
        boolean done();
    }

    /**
     * A walk.
     *
     * @param followLinks whether a symbolic link is entered as what it leads to; else it is left alone
     */
    FolderWalk(Visitor visitor, boolean followLinks) {
        this.visitor = visitor;
        this.followLinks = followLinks;
    }

    /** Visits all that is below the roots; a root that is a symbolic link is followed. */
    void walk(List<FilePath> roots) {
        for (FilePath root : roots) {
            visit(root, true);
            while (!ahead.isEmpty() && !visitor.done()) {
                list(ahead.pop());
            }
        }
    }

    private void list(FilePath folder) {
        visitor.folder();
        FolderNames listed = FolderNames.following(folder);
        for (byte[] name : listed.names()) {
            if (visitor.done()) {
                return;
            }
            visit(folder.child(name), followLinks);
        }
        if (listed.fault() != null) {
            visitor.unreadable(folder, listed.fault());
        }
    }

    private void visit(FilePath path, boolean follow) {
        try {
            FileState state = FileState.ofLink(path);
            if (state.isLink() && follow) {
                state = FileState.of(path);
            }
            if (state.isFolder()) {
                if (entered.add(state.identity())) {
                    ahead.push(path);
                }
            } else if (state.isRegular() && state.size() > 0) {
                visitor.file(path, state);
            } else {
                visitor.other();
            }
        } catch (FileFaultException e) {
            visitor.unreadable(path, e);
        }
    }
}
