package dev.freestand.verifier.inspect;

import dev.freestand.verifier.elf.ByteSource;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file's content, in lower-case hex. */
final class Digest {

    private static final int BUFFER = 1 << 16;

    private Digest() {}

    /** Reads no more than the length that was found at the start, so that a growing file has an end. */
    static String sha256(ByteSource source) throws IOException {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        while (at < source.size()) {
            int count = source.read(at, buffer, 0, (int) Math.min(buffer.length, source.size() - at));
            if (count == 0) {
                break;
            }
            digest.update(buffer, 0, count);
            at += count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
