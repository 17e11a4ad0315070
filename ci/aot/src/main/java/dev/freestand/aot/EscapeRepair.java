package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts right characters in constants that TeaVM 0.15.0 writes as C does not allow: a universal character name must not
 * stand for one below U+00A0 (ISO C11, 6.4.3), such as the {@code \}{@code u008b} of a file format's mark. An octal escape
 * may.
 */
final class EscapeRepair {
    /** Not behind an odd number of backslashes, where the backslash is itself a character. */
    private static final Pattern WRONG = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u00([89][0-9a-fA-F])");

    private static final int HEX = 16;

    private EscapeRepair() {}

    /** Repairs every C file in the folder. */
    static void repair(Path folder) throws IOException {
        GeneratedFiles.changeAll(folder, EscapeRepair::repaired);
    }

    /** The same text with octal escapes, of three digits, so that a digit behind one is not taken for a part of it. */
    static String repaired(String text) {
        return WRONG.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + "\\" + Integer.toOctalString(Integer.parseInt(match.group(2), HEX))));
    }
}
