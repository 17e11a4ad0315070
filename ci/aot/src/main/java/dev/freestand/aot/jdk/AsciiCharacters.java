package dev.freestand.aot.jdk;

/**
 * What {@link Character} says of the characters of ASCII, without its tables for all of Unicode: a native file would unpack
 * those at its first question, which takes longer than most programs run.
 */
public final class AsciiCharacters {

    /** The answer for every other character: ask {@link Character}. */
    private static final int UNKNOWN = -1;

    private AsciiCharacters() {}

    /** The general category of a character as {@link Character#getType(int)} gives it, or a negative number beyond ASCII. */
    public static int type(int c) {
        if (c < 0 || c > 0x7f) {
            return UNKNOWN;
        }
        if (c < ' ' || c == 0x7f) {
            return Character.CONTROL;
        }
        if (c >= 'a' && c <= 'z') {
            return Character.LOWERCASE_LETTER;
        }
        if (c >= 'A' && c <= 'Z') {
            return Character.UPPERCASE_LETTER;
        }
        if (c >= '0' && c <= '9') {
            return Character.DECIMAL_DIGIT_NUMBER;
        }
        return switch (c) {
            case ' ' -> Character.SPACE_SEPARATOR;
            case '$' -> Character.CURRENCY_SYMBOL;
            case '+', '<', '=', '>', '|', '~' -> Character.MATH_SYMBOL;
            case '^', '`' -> Character.MODIFIER_SYMBOL;
            case '-' -> Character.DASH_PUNCTUATION;
            case '(', '[', '{' -> Character.START_PUNCTUATION;
            case ')', ']', '}' -> Character.END_PUNCTUATION;
            case '_' -> Character.CONNECTOR_PUNCTUATION;
            default -> Character.OTHER_PUNCTUATION;
        };
    }

    /** The lower case of a character, or a negative number beyond ASCII. */
    public static int lower(int c) {
        return c < 0 || c > 0x7f ? UNKNOWN : c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    /** The upper case of a character, or a negative number beyond ASCII. */
    public static int upper(int c) {
        return c < 0 || c > 0x7f ? UNKNOWN : c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
    }
}
