package dev.freestand.core.path;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Resolves paths within a root, as the kernel does for a process whose root it is (path_resolution(7)): an absolute link
 * starts at that root again, and {@code ..} ends there, so that no path leads outside, whoever made the links. The system is
 * never handed a path with a link in it: links are read and followed here, one name at a time. Nobody else may write to the
 * tree meanwhile.
 */
public final class PathResolver {

    /** Longest path that is resolved, in characters (PATH_MAX). */
    public static final int LONGEST = 4096;

    /** Most links that one path may lead through, as many as Linux follows (MAXSYMLINKS). */
    public static final int MOST_LINKS = 40;

    private PathResolver() {}

    /** What is at a place in the tree. */
    public enum Kind {
        ABSENT,
        DIRECTORY,
        LINK,
        OTHER
    }

    /**
     * What is at a place in the tree, a link being a link.
     *
     * @param target where a link leads, in its own words; empty otherwise
     */
    public record Entry(Kind kind, String target) {
        public static final Entry ABSENT = new Entry(Kind.ABSENT, "");
        public static final Entry DIRECTORY = new Entry(Kind.DIRECTORY, "");
        public static final Entry OTHER = new Entry(Kind.OTHER, "");

        /** An entry for a symbolic link that leads there. */
        public static Entry link(String target) {
            return new Entry(Kind.LINK, target);
        }
    }

    /** The tree that paths are resolved in. */
    public interface Tree {

        /**
         * Looks at one place, and follows no link.
         *
         * @param names names from the root down, of which all but the last are directories; none is empty, {@code .} or
         *     {@code ..}
         * @param last whether nothing of the path is left behind it; otherwise only a directory or a link leads on
         * @throws IOException if it cannot be looked at for another reason than that there is nothing
         */
        Entry look(List<String> names, boolean last) throws IOException;
    }

    /** Why a path leads nowhere, if it does not. */
    public enum Outcome {
        FOUND,
        ABSENT,
        NOT_A_DIRECTORY,
        TOO_MANY_LINKS,
        TOO_LONG
    }

    /**
     * Where a path leads.
     *
     * @param names names from the root down, without links and dots: of what was found, or else as far as it went
     */
    public record Resolution(Outcome outcome, List<String> names) {

        public boolean found() {
            return outcome == Outcome.FOUND;
        }
    }

    /**
     * Follows a path from the root, its last name too; a relative one starts at the root as well. With a slash behind it, the
     * path leads to a directory or nowhere.
     *
     * @throws IOException if the tree cannot be looked at
     */
    public static Resolution resolve(String path, Tree tree) throws IOException {
        List<String> done = new ArrayList<>();
        if (path.length() > LONGEST) {
            return new Resolution(Outcome.TOO_LONG, done);
        }
        Deque<String> ahead = new ArrayDeque<>();
        push(path, ahead);
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                // The root's parent is the root.
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(name);
            Entry entry = tree.look(List.copyOf(done), ahead.isEmpty());
            Outcome outcome = switch (entry.kind) {
                case DIRECTORY -> Outcome.FOUND;
                case OTHER -> ahead.isEmpty() ? Outcome.FOUND : Outcome.NOT_A_DIRECTORY;
                case ABSENT -> Outcome.ABSENT;
                case LINK -> follow(entry.target, ++links, done, ahead);
            };
            if (outcome != Outcome.FOUND) {
                return new Resolution(outcome, List.copyOf(done));
            }
        }
        return new Resolution(Outcome.FOUND, List.copyOf(done));
    }

    private static Outcome follow(String target, int links, List<String> done, Deque<String> ahead) {
        if (links > MOST_LINKS) {
            return Outcome.TOO_MANY_LINKS;
        }
        if (target.isEmpty()) {
            return Outcome.ABSENT;
        }
        done.remove(done.size() - 1);
        if (target.startsWith("/")) {
            done.clear();
        }
        push(target, ahead);
        return Outcome.FOUND;
    }

    /** Puts the names of a path before those that are ahead; the empty one behind a last slash is kept. */
    private static void push(String path, Deque<String> ahead) {
        String[] parts = path.split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            ahead.push(parts[i]);
        }
    }
}
