package dev.freestand.core.name;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside safe to show: no control character, no escape sequence, nothing that turns or hides what stands
 * around it comes through. Such a character is shown as <code>&#92;uXXXX</code>, one beyond U+FFFF as the two of its
 * surrogates, as JSON does.
 */
public final class EscapedText {

    private static final String HEX = "0123456789abcdef";

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
     * line end in disguise, nor an invisible one, nor a surrogate by itself. Code points that no character has (yet) are not
     * plain: what a later terminal does with them is not known.
     */
    public static boolean isPlain(int c) {
        // Before the tables of Unicode are asked.
        if (c >= ' ' && c < 0x7f || c == '…') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> !isInvisible(c);
        };
    }

    /**
     * Marks and letters that nothing is drawn for: what Unicode calls Default_Ignorable_Code_Point beside format characters
     * (DerivedCoreProperties.txt).
     */
    private static boolean isInvisible(int c) {
        return c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c >= 0x180b && c <= 0x180f
                || c == 0x3164
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0xffa0
                || c >= 0xe0100 && c <= 0xe01ef;
    }
}
