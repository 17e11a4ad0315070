package dev.freestand.verifier.file;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {

    private static final int BUFFER = 1 << 16;

    private Sha256() {}

    /** A computation to be fed. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of these bytes. */
    public static byte[] bytes(byte[] content) {
        return start().digest(content);
    }

    /** The digest of these bytes as lower-case hex. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(bytes(content));
    }

    /** The digest of a source as lower-case hex. No more is read than its length at the start, so that a growing file has an end. */
    public static String of(ByteSource source) throws IOException {
        MessageDigest digest = start();
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
        return hex(digest);
    }

    /** The result of a computation as lower-case hex. */
    public static String hex(MessageDigest computation) {
        return HexFormat.of().formatHex(computation.digest());
    }
}
