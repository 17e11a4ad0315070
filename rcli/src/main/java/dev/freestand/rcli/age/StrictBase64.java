package dev.freestand.rcli.age;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 (RFC 4648, section 4) of which only the one way to write bytes is read, with padding or without. */
final class StrictBase64 {
    private StrictBase64() {}

    /** Without padding, as in headers. */
    static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of such text; {@code null}: the text is not how they are written. */
    static byte @Nullable [] decode(String text) {
        byte[] bytes = lenient(text);
        return bytes != null && encode(bytes).equals(text) ? bytes : null;
    }

    /** With padding, as in armour. */
    static String encodePadded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes of such text; {@code null}: the text is not how they are written. */
    static byte @Nullable [] decodePadded(String text) {
        byte[] bytes = lenient(text);
        return bytes != null && encodePadded(bytes).equals(text) ? bytes : null;
    }

    /** What the class library makes of it, which takes more than one way for some bytes. */
    private static byte @Nullable [] lenient(String text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            boolean known =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!known && c != '=') {
                return null;
            }
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
