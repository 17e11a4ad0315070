package dev.freestand.aot.jdk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters as the bytes that {@code text.getBytes(charset)} has on the Java virtual machine.
 *
 * <p>TeaVM's own encoder loses characters of two surrogates in texts longer than its buffer.
 */
public final class TextEncoder {

    /** Most bytes that one {@code char} takes. */
    private static final int MOST = 3;

    private TextEncoder() {}

    /** The bytes of a text. */
    public static byte[] bytes(String text, Charset charset) {
        if (charset == StandardCharsets.UTF_8) {
            return utf8(text);
        }
        ByteBuffer encoded = charset.encode(CharBuffer.wrap(text.toCharArray()));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        int end = text.length();
        byte[] plain = new byte[end];
        int at = 0;
        for (; at < end && text.charAt(at) < 0x80; at++) {
            plain[at] = (byte) text.charAt(at);
        }
        return at == end ? plain : utf8(text, at, plain);
    }

    /** The same of a text of which some characters are encoded already. */
    private static byte[] utf8(String text, int from, byte[] plain) {
        byte[] bytes = Arrays.copyOf(plain, from + MOST * (text.length() - from));
        int length = from;
        int c;
        for (int at = from; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                bytes[length++] = further(c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                // One alone is no character.
                bytes[length++] = '?';
            } else if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                bytes[length++] = (byte) (0xe0 | c >> 12);
                bytes[length++] = further(c >> 6);
                bytes[length++] = further(c);
            } else {
                bytes[length++] = (byte) (0xf0 | c >> 18);
                bytes[length++] = further(c >> 12);
                bytes[length++] = further(c >> 6);
                bytes[length++] = further(c);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static byte further(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }
}
