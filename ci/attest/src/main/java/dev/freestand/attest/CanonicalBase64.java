package dev.freestand.attest;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 (RFC 4648), read strictly: each content is written in one way only. The decoders of both editions are lenient, each in
 * its own way, and that of the static one ends in an error of its own for what it does not expect. So they read only text that
 * can be base64, and what they read is written again and compared.
 */
final class CanonicalBase64 {

    /** So many digits hold a number of whole bytes. */
    private static final int GROUP = 4;

    private CanonicalBase64() {}

    /** The content of a text in the usual alphabet; null where it is anything else. */
    static byte @Nullable [] decode(String text) {
        if (text.length() % GROUP != 0 || !isMadeOf(text, '+', '/')) {
            return null;
        }
        byte[] content = Base64.getDecoder().decode(text);
        return Base64.getEncoder().encodeToString(content).equals(text) ? content : null;
    }

    /** The same in the alphabet for URLs (section 5), with or without padding. */
    static byte @Nullable [] decodeUrl(String text) {
        String padded = text.indexOf('=') < 0 ? text + "=".repeat(-text.length() & GROUP - 1) : text;
        if (padded.length() % GROUP != 0 || !isMadeOf(padded, '-', '_')) {
            return null;
        }
        byte[] content = Base64.getUrlDecoder().decode(padded);
        return Base64.getUrlEncoder().encodeToString(content).equals(padded) ? content : null;
    }

    /** Whether it consists of digits, the last two of which are these, and at most two signs of padding behind them. */
    private static boolean isMadeOf(String text, char one, char other) {
        int end = text.length();
        while (end > 0 && text.length() - end < 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            boolean digit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!digit && c != one && c != other) {
                return false;
            }
        }
        return true;
    }
}
