package dev.freestand.containers.image.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tree being laid out. The system is never handed a path with a link in it: links on the way are read and resolved here,
 * part by part, and only within the tree, as a process whose root it is would see them. Nobody else writes to the tree
 * meanwhile.
 */
public final class RootFolder {

    public static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwxr-xr-x");

    /** As many links as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final Path root;

    /** A tree with this root, which exists and is no link. */
    public RootFolder(Path root) {
        this.root = root;
    }

    /** Where this name is, in its folder; the folder is made if need be. */
    Path place(List<String> path) throws IOException {
        if (path.isEmpty()) {
            return root;
        }
        Path place = require(folder(parent(path), true)).resolve(path.get(path.size() - 1));
        expectRoomFor(place);
        return place;
    }

    /** Where this name is or would be; null where its folder is not there. */
    @Nullable
    Path find(List<String> path) throws IOException {
        if (path.isEmpty()) {
            return root;
        }
        Path folder = folder(parent(path), false);
        return folder == null ? null : folder.resolve(path.get(path.size() - 1));
    }

    /** What is there, a link being a link; null where nothing is. */
    static @Nullable BasicFileAttributes look(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private @Nullable Path folder(List<String> path, boolean make) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(path);
        Path at = root;
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                // The root's parent is the root.
                at = at.equals(root) ? root : require(at.getParent());
                continue;
            }
            Path next = at.resolve(name);
            BasicFileAttributes there = look(next);
            if (there == null) {
                if (!make) {
                    return null;
                }
                expectRoomFor(next);
                Files.createDirectory(next);
                Files.setPosixFilePermissions(next, FOLDER_MODE);
                at = next;
            } else if (there.isSymbolicLink()) {
                if (++links > MOST_LINKS) {
                    throw new NotATreeException("leads through more than " + MOST_LINKS + " links");
                }
                String target = Files.readSymbolicLink(next).toString();
                at = target.startsWith("/") ? root : at;
                List<String> parts = Arrays.asList(target.split("/"));
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.push(parts.get(i));
                }
            } else if (there.isDirectory()) {
                at = next;
            } else if (make) {
                throw new NotATreeException("needs a folder where there is a file");
            } else {
                return null;
            }
        }
        return at;
    }

    /** Links can lead deeper than any name may: what is too deep could not be removed again. */
    private void expectRoomFor(Path path) throws NotATreeException {
        if (path.getNameCount() - root.getNameCount() > EntryName.DEEPEST) {
            throw new NotATreeException("is more than " + EntryName.DEEPEST + " folders deep");
        }
        if (EntryName.bytes(path.toString()) > EntryName.LONGEST_PATH) {
            throw new NotATreeException("is longer than a path can be here");
        }
    }

    private static List<String> parent(List<String> path) {
        return path.subList(0, path.size() - 1);
    }

    private static Path require(@Nullable Path path) {
        if (path == null) {
            throw new IllegalStateException("a folder within the tree has no parent");
        }
        return path;
    }

    /** The archive asks for something that no tree can have; the message is the end of a sentence. */
    static final class NotATreeException extends IOException {

        private static final long serialVersionUID = 1L;

        NotATreeException(String message) {
            super(message);
        }
    }
}
