package dev.freestand.cli.pipeline;

import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
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
        try (InputStream in = RegularFile.stream(file)) {
            return transfer(in, OutputStream.nullOutputStream());
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
        try (InputStream in = RegularFile.streamNoFollow(file)) {
            return transfer(in, out);
        }
    }

    private static String transfer(InputStream in, OutputStream out) throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, sha256());
        digesting.transferTo(out);
        return hex(digesting.getMessageDigest());
    }
}
