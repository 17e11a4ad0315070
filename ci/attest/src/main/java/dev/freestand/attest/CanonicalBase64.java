package dev.freestand.attest;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 (RFC 4648), read strictly: each content is written in one way only. The decoders of both editions are lenient, each in
 * its own way, so what they read is written again and compared.
 */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    /** The content of a text in the usual alphabet; null where it is anything else. */
    static byte @Nullable [] decode(String text) {
        try {
            byte[] content = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(content).equals(text) ? content : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The same in the alphabet for URLs (section 5), with or without padding. */
    static byte @Nullable [] decodeUrl(String text) {
        try {
            byte[] content = Base64.getUrlDecoder().decode(text);
            String again = Base64.getUrlEncoder().encodeToString(content);
            return again.equals(text) || again.replace("=", "").equals(text) ? content : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
