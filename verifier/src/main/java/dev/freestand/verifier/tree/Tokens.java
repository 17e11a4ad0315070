package dev.freestand.verifier.tree;

import org.jspecify.annotations.Nullable;

/** Replaces glibc's dynamic string tokens: $ORIGIN, $LIB, $PLATFORM, each with or without braces; others stay. */
final class Tokens {

    private final String lib;
    private final String platform;

    /**
     * @param lib what $LIB stands for, such as {@code lib64}
     * @param platform what $PLATFORM stands for
     */
    Tokens(String lib, String platform) {
        this.lib = lib;
        this.platform = platform;
    }

    String expand(String text, String origin) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length() && out.length() <= Limits.PATH_LENGTH) {
            String value = null;
            int length = 1;
            if (text.charAt(at) == '$') {
                for (String name : new String[] {"ORIGIN", "PLATFORM", "LIB"}) {
                    int found = token(text, at + 1, name);
                    if (found > 0) {
                        value = value(name, origin);
                        length = 1 + found;
                        break;
                    }
                }
            }
            out.append(value == null ? text.substring(at, at + length) : value);
            at += length;
        }
        return out.toString();
    }

    private @Nullable String value(String name, String origin) {
        return switch (name) {
            case "ORIGIN" -> origin;
            case "LIB" -> lib;
            default -> platform;
        };
    }

    /** Length of a token behind the dollar sign, or 0. */
    private static int token(String text, int at, String name) {
        if (text.startsWith("{" + name + "}", at)) {
            return name.length() + 2;
        }
        return text.startsWith(name, at) ? name.length() : 0;
    }
}
