package dev.freestand.containers.image.format;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.Sha256;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest, written {@code sha256:} and 64 digits. Other algorithms that the OCI image specification permits are
 * not taken: no registry in common use serves them.
 *
 * @param hex 64 lower-case hexadecimal digits; safe as a file name
 */
public record OciDigest(String hex) {

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public OciDigest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 of 64 lower-case digits: " + EscapedText.line(hex, 80));
        }
    }

    /**
     * Reads {@code sha256:HEX}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static OciDigest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a digest that can be verified here: '" + EscapedText.line(text, 80)
                    + "'; expected sha256:HEX");
        }
        return new OciDigest(text.substring(PREFIX.length()));
    }

    public static OciDigest of(byte[] content) {
        MessageDigest computation = start();
        computation.update(content);
        return finish(computation);
    }

    /** A computation to be fed. */
    public static MessageDigest start() {
        return Sha256.start();
    }

    /** The result of a computation, which begins again. */
    public static OciDigest finish(MessageDigest computation) {
        return new OciDigest(Sha256.hex(computation));
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
