package dev.freestand.containers.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest, written {@code sha256:} and 64 digits. Other algorithms that the OCI image specification permits are
 * not taken: no registry in common use serves them.
 *
 * @param hex 64 lower-case hexadecimal digits; safe as a file name
 */
public record Digest(String hex) {

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 of 64 lower-case digits: " + Words.clean(hex, 80));
        }
    }

    /**
     * Reads {@code sha256:HEX}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "not a digest that can be verified here: '" + Words.clean(text, 80) + "'; expected sha256:HEX");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    static Digest of(byte[] content) {
        MessageDigest computation = start();
        computation.update(content);
        return finish(computation);
    }

    /** A computation to be fed. */
    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The result of a computation, which begins anew. */
    static Digest finish(MessageDigest computation) {
        return new Digest(HexFormat.of().formatHex(computation.digest()));
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
