package dev.freestand.core.name;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside safe to show: no control character, no escape sequence, nothing that turns or hides what stands
 * around it comes through. Such a character is shown as <code>&#92;uXXXX</code>, one beyond U+FFFF as the two of its
 * surrogates, as JSON does.
 */
public final class EscapedText {

    private static final String HEX = "0123456789abcdef";

    /**
     * What is not plain: where each range begins, and where what is plain goes on behind it. By Unicode 16: general categories
     * Cc, Cf, Zl, Zp and Cs (UnicodeData.txt), Default_Ignorable_Code_Point (DerivedCoreProperties.txt), noncharacters, and
     * planes 4 to 13. The tables of the class library differ from one release of Java to the next, and the same name would
     * not be shown alike.
     */
    private static final int[] HIDDEN = {
        0x0, 0x20, 0x7f, 0xa0, 0xad, 0xae, 0x34f, 0x350, 0x600, 0x606, 0x61c, 0x61d, 0x6dd, 0x6de, 0x70f, 0x710, 0x890,
        0x892, 0x8e2, 0x8e3, 0x115f, 0x1161, 0x17b4, 0x17b6, 0x180b, 0x1810, 0x200b, 0x2010, 0x2028, 0x202f, 0x2060,
        0x2070, 0x3164, 0x3165, 0xd800, 0xe000, 0xfdd0, 0xfdf0, 0xfe00, 0xfe10, 0xfeff, 0xff00, 0xffa0, 0xffa1, 0xfff0,
        0xfffc, 0xfffe, 0x10000, 0x110bd, 0x110be, 0x110cd, 0x110ce, 0x13430, 0x13440, 0x1bca0, 0x1bca4, 0x1d173,
        0x1d17b, 0x1fffe, 0x20000, 0x2fffe, 0x30000, 0x3fffe, 0xf0000, 0xffffe, 0x100000, 0x10fffe, 0x110000
    };

    /** Longest message of an exception, in characters. */
    private static final int LONGEST_MESSAGE = 200;

    private EscapedText() {}

    /** The text with its line ends; a tab becomes a blank. */
    public static String of(String hostile) {
        return shown(hostile.replace('\t', ' '), '\n', '\n');
    }

    /** The same in one line: a line end becomes a space. For sentences, which may have been written in several lines. */
    public static String line(String hostile) {
        return of(hostile).replace('\n', ' ');
    }

    /**
     * The same of at most {@code most} characters of the text, with {@code …} behind them if there are more; "nothing" for
     * null. For the words of registries, archives and tools, which may be endless.
     */
    public static String line(@Nullable String hostile, int most) {
        if (hostile == null) {
            return "nothing";
        }
        return hostile.codePointCount(0, hostile.length()) <= most
                ? line(hostile)
                : line(hostile.substring(0, hostile.offsetByCodePoints(0, most))) + "…";
    }

    /** What an exception says, in one line and not at any length, or the name of its class where it says nothing. */
    public static String message(Throwable fault) {
        String message = fault.getMessage();
        return message == null || message.isBlank() ? fault.getClass().getSimpleName() : line(message, LONGEST_MESSAGE);
    }

    /** A name, in one line: line ends and tabs in it are shown as what they are. */
    public static String name(String hostile) {
        return shown(hostile, ' ', ' ');
    }

    /** The same of at most {@code most} characters of the name, with {@code …} behind them if there are more. */
    public static String name(String hostile, int most) {
        return hostile.codePointCount(0, hostile.length()) <= most
                ? name(hostile)
                : name(hostile.substring(0, hostile.offsetByCodePoints(0, most))) + "…";
    }

    /**
     * A page or a drawing without characters that escaping leaves alone, and that none may hold (HTML, section 13.2.3.5) or
     * that turn the text behind them around. Tabs and line ends stay.
     */
    public static String page(String markup) {
        return shown(markup, '\n', '\t');
    }

    private static String shown(String hostile, char kept, char keptToo) {
        int plain = plainStart(hostile);
        if (plain == hostile.length()) {
            return hostile;
        }
        StringBuilder out = null;
        int c;
        for (int at = plain; at < hostile.length(); at += Character.charCount(c)) {
            c = hostile.codePointAt(at);
            if (isPlain(c) || c == kept || c == keptToo) {
                if (out != null) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            if (out == null) {
                out = new StringBuilder(hostile.length() + 16).append(hostile, 0, at);
            }
            escape(out, hostile, at, Character.charCount(c));
        }
        return out == null ? hostile : out.toString();
    }

    /** How many characters of ASCII that everybody sees it begins with: all that nearly every text consists of. */
    private static int plainStart(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (c < ' ' || c >= 0x7f) {
                return at;
            }
        }
        return length;
    }

    private static void escape(StringBuilder out, String text, int at, int count) {
        for (int i = at; i < at + count; i++) {
            char c = text.charAt(i);
            if (count == 1 && RawText.isByte(c)) {
                RawText.escape(out, c & 0xff);
            } else {
                out.append(escaped(c));
            }
        }
    }

    /** A character as <code>&#92;uXXXX</code>. */
    public static String escaped(char c) {
        return "\\u" + HEX.charAt(c >> 12) + HEX.charAt(c >> 8 & 15) + HEX.charAt(c >> 4 & 15) + HEX.charAt(c & 15);
    }

    /**
     * A character that everybody sees: neither a control character, nor one that turns the direction of what follows, nor a
     * line end in disguise, nor an invisible one, nor a surrogate by itself. Code points of no character are plain, but for
     * those that Unicode keeps for invisible ones, those that are never to be characters, and the planes without any.
     */
    public static boolean isPlain(int c) {
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        int at = Arrays.binarySearch(HIDDEN, c);
        int edges = at < 0 ? -at - 1 : at + 1;
        return edges % 2 == 0;
    }
}
