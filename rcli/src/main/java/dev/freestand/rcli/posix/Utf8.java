package dev.freestand.rcli.posix;

/**
 * UTF-8 to text and back without loss, whatever the bytes.
 *
 * <p>File names and arguments on Linux are bytes and need not be UTF-8. A byte that is not part of a well-formed
 * sequence (RFC 3629) becomes one unpaired surrogate, U+DC80 to U+DCFF, which no well-formed text contains, and comes
 * back as that byte. So a file can always be opened by the name that was given.
 */
public final class Utf8 {
    private static final int ESCAPE = 0xDC00;

    private Utf8() {}

    public static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int length = sequenceLength(bytes[at]);
            int codePoint = codePoint(bytes, at, length);
            if (codePoint < 0) {
                text.append((char) (ESCAPE + (bytes[at] & 0xff)));
                at++;
            } else {
                text.appendCodePoint(codePoint);
                at += length;
            }
        }
        return text.toString();
    }

    public static byte[] encode(String text) {
        byte[] bytes = new byte[text.length() * 3];
        int size = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xC0 | c >> 6);
                bytes[size++] = continuation(c);
            } else if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff) {
                bytes[size++] = (byte) c;
            } else if (c < 0x10000) {
                bytes[size++] = (byte) (0xE0 | c >> 12);
                bytes[size++] = continuation(c >> 6);
                bytes[size++] = continuation(c);
            } else {
                bytes[size++] = (byte) (0xF0 | c >> 18);
                bytes[size++] = continuation(c >> 12);
                bytes[size++] = continuation(c >> 6);
                bytes[size++] = continuation(c);
            }
        }
        byte[] exact = new byte[size];
        System.arraycopy(bytes, 0, exact, 0, size);
        return exact;
    }

    /** Whether the character stands for a byte that is not part of a well-formed sequence. */
    public static boolean isEscaped(char c) {
        return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff;
    }

    /** That byte, 128 to 255. */
    public static int escaped(char c) {
        return c - ESCAPE;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /** Length that a first byte announces; 0 if no sequence starts with it. */
    private static int sequenceLength(byte first) {
        int b = first & 0xff;
        if (b < 0x80) {
            return 1;
        }
        if (b < 0xC0) {
            return 0;
        }
        return b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF8 ? 4 : 0;
    }

    /** The code point of a sequence, or -1 if it is cut short, longer than needed, a surrogate or beyond Unicode. */
    private static int codePoint(byte[] bytes, int at, int length) {
        if (length == 0 || at + length > bytes.length) {
            return -1;
        }
        if (length == 1) {
            return bytes[at];
        }
        int value = bytes[at] & (0x7f >> length);
        for (int n = 1; n < length; n++) {
            if ((bytes[at + n] & 0xC0) != 0x80) {
                return -1;
            }
            value = (value << 6) | (bytes[at + n] & 0x3f);
        }
        // The first code point that needs this length.
        int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        boolean surrogate = value >= 0xD800 && value <= 0xDFFF;
        return value < least || surrogate || value > 0x10FFFF ? -1 : value;
    }
}
