package dev.freestand.verifier.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {

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

    /** The result of a computation as lower-case hex. */
    public static String hex(MessageDigest computation) {
        return HexFormat.of().formatHex(computation.digest());
    }
}
