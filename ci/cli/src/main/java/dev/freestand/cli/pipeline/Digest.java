package dev.freestand.cli.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 (FIPS 180-4) as lower-case hex. */
final class Digest {

    private Digest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Digest of these bytes. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Digest of a regular file; null when it is none or cannot be read. */
    static @Nullable String of(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return copy(file, OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            return null;
        }
    }

    /**
     * Copies a regular file, and gives the digest of exactly the bytes that were copied.
     *
     * @throws IOException if it is something else, such as a symbolic link, or cannot be read
     */
    static String copyNoFollow(Path file, OutputStream out) throws IOException {
        // Only to open a named pipe would take forever. A link that takes the file's place later is not followed
        // either.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(
                    file.toString(), null, Files.isSymbolicLink(file) ? "it is a link" : "it is no regular file");
        }
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return transfer(in, out);
        }
    }

    private static String copy(Path file, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return transfer(in, out);
        }
    }

    private static String transfer(InputStream in, OutputStream out) throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, sha256());
        digesting.transferTo(out);
        return hex(digesting.getMessageDigest());
    }
}
