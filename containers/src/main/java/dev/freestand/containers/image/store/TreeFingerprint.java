package dev.freestand.containers.image.store;

import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a cached tree is still what it was when it was made. The digest of all its content costs as much as reading
 * it; so what the kernel says of each file is kept beside the tree, and while that is the same (size, times of change and
 * inode, none of which a write leaves alone), the digest is taken to be. What is kept is no more trusted than the tree:
 * whoever can write to both, and sets the clock back, is not held off.
 */
public final class TreeFingerprint {

    /** Longest list that is read, in bytes: a line for each file of a tree. */
    private static final int LONGEST = 256 << 20;

    private static final int FIELDS = 6;

    /** How a tree was found unchanged, as a proof says it. */
    public static final String BY_DIGEST = "by the digest of its content";

    /** How a fingerprint begins that goes by the state of every file. */
    public static final String BY_FILES =
            "by size, times and inode of each file, the same as when the digest of its content was last compared";

    private TreeFingerprint() {}

    /** A tree that is no longer what was made. */
    public static final class ChangedException extends IOException {

        private static final long serialVersionUID = 1L;

        ChangedException(Path rootfs, String which, String found, String expected) {
            super(rootfs + " was changed after it was made" + which + ": its digest is " + found + ", expected "
                    + expected);
        }
    }

    /**
     * Compares a tree with its digest.
     *
     * @param seen a file of our own, in which is kept what was seen; need not be there, and need not be writable
     * @return how it was found unchanged, for people
     * @throws ChangedException if it was changed
     * @throws IOException if something in it cannot be read
     */
    public static String check(Path rootfs, String digest, Path seen) throws IOException {
        List<String> now = look(rootfs);
        List<String> then = kept(seen);
        String head = "digest " + digest;
        if (!then.isEmpty()
                && then.get(0).equals(head)
                && then.subList(1, then.size()).equals(now)) {
            return BY_FILES;
        }
        String found = TreeDigest.of(rootfs);
        if (!found.equals(digest)) {
            throw new ChangedException(rootfs, which(then, now), found, digest);
        }
        // Looked at before its content was read: a write between the two is seen next time.
        keep(seen, head, now);
        return BY_DIGEST;
    }

    private static List<String> look(Path rootfs) throws IOException {
        List<Path> paths = Folders.walk(rootfs);
        List<String> lines = new ArrayList<>(paths.size());
        for (Path path : paths) {
            Map<String, Object> is =
                    Files.readAttributes(path, "unix:ino,size,mode,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
            // Line ends in names would make two lines of one; no two names become the same by this.
            String name =
                    rootfs.relativize(path).toString().replace("\\", "\\\\").replace("\n", "\\n");
            lines.add(is.get("ino") + " " + is.get("size") + " " + is.get("mode") + " " + is.get("lastModifiedTime")
                    + " " + is.get("ctime") + " " + name);
        }
        return lines;
    }

    private static List<String> kept(Path seen) {
        try {
            return Arrays.asList(RegularFile.text(seen, LONGEST).split("\n"));
        } catch (IOException e) {
            // Never looked at, or damaged: then the content itself is read.
            return List.of();
        }
    }

    private static void keep(Path seen, String head, List<String> now) {
        Path fresh = seen.resolveSibling(
                seen.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.write(fresh, (head + "\n" + String.join("\n", now)).getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, seen, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A cache that others keep: the content is read each time.
            fresh.toFile().delete();
        }
    }

    /** The first entry that is not as it was when it was last seen. */
    private static String which(List<String> then, List<String> now) {
        if (then.isEmpty()) {
            return "";
        }
        Set<String> before = new HashSet<>(then);
        // Folders come before what is in them, and change with it: the last is nearest to the cause.
        String last = "";
        for (String line : now) {
            if (!before.contains(line)) {
                last = line.split(" ", FIELDS)[FIELDS - 1];
            }
        }
        return last.isEmpty() ? "" : " (/" + last + ")";
    }
}
