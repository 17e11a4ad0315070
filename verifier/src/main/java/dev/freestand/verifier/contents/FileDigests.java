package dev.freestand.verifier.contents;

import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests of a file, lower-case hex.
 *
 * @param sha256 identifies it
 * @param md5 all that dpkg keeps of the files of a package: shows that a file was changed by accident, not by an attacker
 */
record FileDigests(String sha256, String md5) {

    private static final int BUFFER = 1 << 16;
    /** Longest file read, in bytes; the largest of libraries are a tenth of it. */
    private static final long LONGEST = 1L << 30;

    /**
     * Reads a file once, to the length that it has at the start.
     *
     * @throws IOException if it cannot be read, is longer than 1 GiB, or empty, as those of /proc are that never end
     */
    static FileDigests of(Path file) throws IOException {
        long left = Files.size(file);
        if (left == 0 || left > LONGEST) {
            throw new IOException("it has " + left + " bytes");
        }
        MessageDigest sha256 = algorithm("SHA-256");
        MessageDigest md5 = algorithm("MD5");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = RegularFile.stream(file)) {
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    break;
                }
                left -= count;
                sha256.update(buffer, 0, count);
                md5.update(buffer, 0, count);
            }
        }
        return new FileDigests(
                HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(md5.digest()));
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }
}
