package dev.freestand.verifier.contents;

import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
        MessageDigest sha256 = Sha256.start();
        MessageDigest md5 = startMd5();
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
        return new FileDigests(Sha256.hex(sha256), Sha256.hex(md5));
    }

    private static MessageDigest startMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
