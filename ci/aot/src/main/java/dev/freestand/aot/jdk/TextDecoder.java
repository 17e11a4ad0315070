package dev.freestand.aot.jdk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as the characters that {@code new String(bytes, charset)} has on the Java virtual machine: of what is not UTF-8, each
 * longest beginning of a character is U+FFFD (Unicode 15, table 3-8).
 *
 * <p>TeaVM's own decoder takes characters that are longer than need be, such as {@code C0 AF} for a slash, and leaves out one
 * that the end cuts off: a name would lead to another file.
 */
public final class TextDecoder {

    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private final int end;
    private final char[] text;
    private int at;
    private int length;

    private TextDecoder(byte[] bytes, int from, int count) {
        this.bytes = bytes;
        this.at = from;
        this.end = from + count;
        this.text = new char[count];
    }

    /** The characters of some of these bytes. */
    public static char[] characters(byte[] bytes, int from, int count, Charset charset) {
        if (charset == StandardCharsets.UTF_8) {
            return new TextDecoder(bytes, from, count).decode();
        }
        CharBuffer decoded = charset.decode(ByteBuffer.wrap(bytes, from, count));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        return characters;
    }

    private char[] decode() {
        while (at < end) {
            byte first = bytes[at++];
            if (first >= 0) {
                text[length++] = (char) first;
            } else {
                longer(first & 0xff);
            }
        }
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    /** A character of several bytes, or as much of one as there is; at the first byte that cannot belong to it, the next begins. */
    private void longer(int first) {
        int more = first >= 0xc2 && first <= 0xdf ? 1 : first >> 4 == 0xe ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
        int start = at;
        int character = first & 0x3f >> more;
        while (more > 0 && at - start < more && at < end && continues(first, bytes[at] & 0xff, at == start)) {
            character = character << 6 | bytes[at++] & 0x3f;
        }
        if (more == 0 || at - start < more || character >> 11 == 0x1b) {
            // The JDK takes a surrogate for one mistake, and not for three.
            text[length++] = REPLACEMENT;
        } else if (more == 3) {
            text[length++] = Character.highSurrogate(character);
            text[length++] = Character.lowSurrogate(character);
        } else {
            text[length++] = (char) character;
        }
    }

    private static boolean continues(int first, int next, boolean second) {
        int least = second && first == 0xe0 ? 0xa0 : second && first == 0xf0 ? 0x90 : 0x80;
        int most = second && first == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }
}
