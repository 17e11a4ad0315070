package dev.freestand.core.name;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A name's bytes as text, and back without loss. What is UTF-8 stands as it is; any other byte is {@code \xHH}, with two
 * lower-case hexadecimal digits; and a backslash is {@code \\}, so that no name looks like another.
 *
 * <p>A second form is for words of a command line within this process: a byte that is not UTF-8 is the lone surrogate
 * U+DC00 + byte there, and a backslash is one. It never gets out.
 */
public final class RawText {

    private static final String HEX = "0123456789abcdef";
    private static final char REPLACEMENT = '\uFFFD';
    private static final int BYTES = 0xDC00;

    private RawText() {}

    /** The text of a name. Makes nothing but it, its characters and, where something is escaped, {@link #length} bytes. */
    public static String of(byte[] name) {
        char[] characters = new char[name.length];
        int plain = 0;
        while (plain < name.length && isPlain(name[plain])) {
            characters[plain] = (char) name[plain];
            plain++;
        }
        if (plain == name.length) {
            return new String(characters);
        }
        int length = length(name);
        if (length == name.length) {
            return new String(name, StandardCharsets.UTF_8);
        }
        byte[] text = new byte[length];
        int to = 0;
        int count;
        for (int at = 0; at < name.length; at += Math.max(count, 1)) {
            count = sequence(name, at);
            if (count == 0) {
                text[to++] = '\\';
                text[to++] = 'x';
                text[to++] = (byte) HEX.charAt(name[at] >> 4 & 15);
                text[to++] = (byte) HEX.charAt(name[at] & 15);
            } else {
                if (name[at] == '\\') {
                    text[to++] = '\\';
                }
                System.arraycopy(name, at, text, to, count);
                to += count;
            }
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** ASCII that stands for itself, as nearly all is: no table and no decoder is asked for it. */
    private static boolean isPlain(byte octet) {
        return octet >= 0 && octet != '\\';
    }

    /** How many bytes the text of a name has in UTF-8; as many as the name where nothing in it is escaped. */
    public static int length(byte[] name) {
        int length = 0;
        int count;
        for (int at = 0; at < name.length; at += Math.max(count, 1)) {
            count = isPlain(name[at]) ? 1 : sequence(name, at);
            length += count == 0 ? 4 : name[at] == '\\' ? 2 : count;
        }
        return length;
    }

    /**
     * The bytes that such a text is of. A backslash that begins neither escape counts as one, as in a name that somebody
     * wrote by hand.
     */
    public static byte[] bytes(String text) {
        return encoded(text, true);
    }

    /** The word of a command line. */
    public static String word(byte[] word) {
        String text = new String(word, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decoded(word);
    }

    /** The bytes of such a word. */
    public static byte[] wordBytes(String word) {
        return encoded(word, false);
    }

    /** Whether it stands for a byte in a word of a command line, when no high surrogate goes before it. */
    static boolean isByte(char c) {
        return c >= BYTES + 0x80 && c <= BYTES + 0xff;
    }

    static void escape(StringBuilder out, int octet) {
        out.append("\\x").append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }

    private static String decoded(byte[] word) {
        StringBuilder out = new StringBuilder(word.length);
        int count;
        for (int at = 0; at < word.length; at += Math.max(count, 1)) {
            count = sequence(word, at);
            if (count == 0) {
                out.append((char) (BYTES + (word[at] & 0xff)));
            } else {
                out.append(new String(word, at, count, StandardCharsets.UTF_8));
            }
        }
        return out.toString();
    }

    /** How many bytes the character takes that begins there; 0 where none does (Unicode, table 3-7). */
    private static int sequence(byte[] name, int at) {
        int first = name[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length =
                first >= 0xc2 && first <= 0xdf ? 2 : first >> 4 == 0xe ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
        if (length == 0 || at + length > name.length) {
            return 0;
        }
        int second = name[at + 1] & 0xff;
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((name[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static byte[] encoded(String text, boolean escapes) {
        if (text.indexOf('\\') < 0 && text.chars().noneMatch(c -> isByte((char) c))) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] out = new byte[4 * text.length()];
        int length = 0;
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            int octet = escapes && c == '\\' ? escapedByte(text, at) : -1;
            if (octet >= 0) {
                out[length++] = (byte) octet;
                at += 3;
            } else if (c <= 0xffff && isByte((char) c)) {
                out[length++] = (byte) c;
            } else {
                byte[] one = new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, out, length, one.length);
                length += one.length;
                if (escapes && c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\\') {
                    at++;
                }
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static int escapedByte(String text, int at) {
        if (at + 3 >= text.length() || text.charAt(at + 1) != 'x') {
            return -1;
        }
        int high = HEX.indexOf(text.charAt(at + 2));
        int low = HEX.indexOf(text.charAt(at + 3));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
