package dev.freestand.containers.image.store;

import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Names the content of a tree: SHA-256 over every path in order, with its kind, its permissions, and what it holds or points
 * to. Times and owners do not count: two machines that make the same tree get the same name.
 */
public final class TreeDigest {

    private static final int BUFFER = 1 << 16;

    private TreeDigest() {}

    /**
     * The digest, 64 lower-case hexadecimal digits. Links are not followed.
     *
     * @throws IOException if something in the tree cannot be read
     */
    public static String of(Path root) throws IOException {
        MessageDigest digest = Sha256.start();
        for (Path path : Folders.walk(root)) {
            String name = root.relativize(path).toString();
            if (Files.isSymbolicLink(path)) {
                line(digest, "link " + name + " " + Files.readSymbolicLink(path));
                continue;
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                line(digest, "file " + mode + " " + name + " " + content(path));
            } else {
                line(
                        digest,
                        (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "folder " : "other ") + mode + " "
                                + name);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String content(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = RegularFile.stream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A name can hold a line end, so its length goes before it. */
    private static void line(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
