package dev.freestand.rcli.failure;

import dev.freestand.rcli.rc4.HexKey;

/**
 * What of an argument may be repeated in a message: after a mistyped option the key may stand where it does not belong,
 * and messages end up in logs.
 */
public final class ArgumentRedaction {
    /** Hexadecimal digits in a row that count as part of a key: two bytes. */
    private static final int PART = 4;

    /** Longer than any option of the program. */
    private static final int LONGEST_NAME = 16;

    private static final String KEY = "--key";

    /** How a secret key of the age format begins, in lower case. */
    private static final String AGE_KEY = "age-secret-key-1";

    /**
     * Hexadecimal digits of which the text is taken for a key with a mistake in it. A UUID has at most 16 of them with one
     * other character between, a time to the second has 14.
     */
    private static final int NEARLY_A_KEY = 20;

    private ArgumentRedaction() {}

    private static boolean hasAgeKey(String text) {
        for (int n = 0; n <= text.length() - AGE_KEY.length(); n++) {
            if (text.regionMatches(true, n, AGE_KEY, 0, AGE_KEY.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text could be a key, or a part of one that was cut at its spaces. */
    public static boolean maybePartOfKey(String text) {
        if (hasAgeKey(text)) {
            return true;
        }
        int run = 0;
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c == ':' || c == ' ') {
                continue;
            }
            run = isHex(c) ? run + 1 : 0;
            if (run >= PART) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text would do as a key, or nearly: also a key with a mistake in it must not end up in a log. */
    static boolean isKey(String text) {
        if (hasAgeKey(text)) {
            return true;
        }
        try {
            HexKey.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return text.indexOf('/') < 0 && text.indexOf('.') < 0 && isNearlyHex(text);
        }
    }

    /** Whether enough digits follow each other, with one other character between them at most. */
    private static boolean isNearlyHex(String text) {
        int before = 0;
        int run = 0;
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c == ':' || c == ' ') {
                continue;
            }
            if (isHex(c)) {
                run++;
            } else {
                before = run;
                run = 0;
            }
            if (before + run >= NEARLY_A_KEY) {
                return true;
            }
        }
        return false;
    }

    /**
     * As much of an unknown option as is its name for certain.
     *
     * @param argument as it was given, with a hyphen or two in front
     */
    public static String optionName(String argument) {
        if (!argument.startsWith("--")) {
            // What follows the letter of a short option is its value.
            return argument.substring(0, Math.min(2, argument.length()));
        }
        if (argument.startsWith(KEY)
                && argument.length() > KEY.length()
                && isNameCharacter(argument.charAt(KEY.length()))) {
            return argument.startsWith(KEY + "-") ? name(argument) : KEY;
        }
        return name(argument);
    }

    private static String name(String argument) {
        int end = 2;
        int run = 0;
        while (end < argument.length() && isNameCharacter(argument.charAt(end))) {
            run = isHex(argument.charAt(end)) ? run + 1 : 0;
            end++;
            if (run >= PART || end > LONGEST_NAME) {
                return argument.substring(0, end - run);
            }
        }
        return argument.substring(0, end);
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
