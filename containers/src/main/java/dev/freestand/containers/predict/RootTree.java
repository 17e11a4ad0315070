package dev.freestand.containers.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * A root file system seen from within: absolute links begin at its root, and no path leads out of it.
 *
 * @param root the folder that is {@code /}
 */
record RootTree(Path root) {

    /** As many links as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    /**
     * The regular file that an absolute path names inside the tree, on this machine.
     *
     * @return empty when there is none, when links go in circles, or when something in between is no folder
     */
    Optional<Path> file(String absolute) {
        if (!absolute.startsWith("/") || absolute.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Deque<String> ahead = new ArrayDeque<>(Arrays.asList(absolute.split("/")));
        Path at = root;
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                // The root's parent is the root.
                at = at.equals(root) ? root : parent(at);
                continue;
            }
            Path next = at.resolve(name);
            if (!Files.isSymbolicLink(next)) {
                if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.empty();
                }
                at = next;
                continue;
            }
            Optional<String> target = target(next);
            if (target.isEmpty() || ++links > MOST_LINKS) {
                return Optional.empty();
            }
            at = target.get().startsWith("/") ? root : at;
            String[] parts = target.get().split("/", -1);
            for (int i = parts.length - 1; i >= 0; i--) {
                ahead.push(parts[i]);
            }
        }
        return Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS) ? Optional.of(at) : Optional.empty();
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? root : parent;
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            // A link that vanishes or cannot be read leads nowhere: the same answer as for a dangling one.
            return Optional.empty();
        }
    }
}
