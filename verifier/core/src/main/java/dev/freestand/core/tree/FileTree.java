package dev.freestand.core.tree;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.path.PathResolver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file system, as a process sees it whose root it is: absolute links start at that root again, and {@code ..} ends there,
 * so that no path leads outside.
 */
public interface FileTree {

    /**
     * Where a path leads.
     *
     * @param path the same place without links and dots, seen from inside
     * @param identity equal for two names of one file, such as its device and inode
     */
    record Place(String path, Object identity) {}

    /**
     * Answer to a question for a path.
     *
     * @param place where it leads, or null
     * @param why for people, where it leads nowhere; empty otherwise
     */
    record Lookup(@Nullable Place place, String why) {

        /** The answer for a path that leads nowhere. */
        public static Lookup nowhere(PathResolver.Outcome outcome) {
            return new Lookup(
                    null,
                    switch (outcome) {
                        case TOO_MANY_LINKS -> "too many symbolic links";
                        case TOO_LONG -> "the path is too long";
                        default -> "no such file";
                    });
        }
    }

    /** A file that is open for reading. */
    interface OpenFile extends ByteSource, AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** A file cannot be opened. */
    final class NotOpenedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final boolean absent;

        /**
         * A failure to open.
         *
         * @param absent whether a loader goes on searching: there is no file, or it may not be read
         */
        public NotOpenedException(String why, boolean absent) {
            super(why);
            this.absent = absent;
        }

        /** Whether a loader goes on searching: there is no file, or it may not be read. */
        public boolean absent() {
            return absent;
        }
    }

    /** Follows a path from the root; a relative one starts there too. Total. */
    Lookup resolve(String path);

    /**
     * Opens a regular file for reading, without waiting for anybody.
     *
     * @throws NotOpenedException if there is no such file, it may not be read, or is not a regular file
     * @throws IOException if it cannot be opened for another reason
     */
    OpenFile open(Place place) throws IOException;
}
