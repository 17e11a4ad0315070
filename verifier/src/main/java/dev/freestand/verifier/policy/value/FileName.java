package dev.freestand.verifier.policy.value;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Plain names for things that become a path inside a working folder: no way out of it. */
public final class FileName {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~+-]{0,99}");

    private FileName() {}

    /** Refuses a version that cannot be part of a file's name. */
    public static void checkVersion(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "'" + version + "' is not a version: one to 100 letters, digits, '.', '_', '-', '~'"
                            + " or '+', beginning with a letter or digit");
        }
    }

    /** Refuses what no system call takes: a zero byte, or a surrogate without its other half. */
    public static void checkText(String what, String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " holds a character that cannot be passed to a program");
        }
    }

    /** Refuses what is not one to eight plain names with {@code /} between them. */
    public static void checkPath(String path) {
        String[] names = path.split("/", -1);
        if (names.length > 8) {
            throw new IllegalArgumentException("'" + path + "' has more than eight names");
        }
        for (String name : names) {
            check(name);
        }
    }

    /** Refuses what is not a plain name. */
    public static void check(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a plain name: one to 100 letters, digits, '.', '_'"
                            + " or '-', beginning with a letter or digit");
        }
    }
}
