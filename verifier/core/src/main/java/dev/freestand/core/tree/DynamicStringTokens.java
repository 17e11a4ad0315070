package dev.freestand.core.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces glibc's dynamic string tokens ({@code _dl_dst_substitute}): $ORIGIN, $LIB, $PLATFORM, each with or without braces;
 * others stay. In secure-execution mode $ORIGIN counts only at the beginning of an entry, and of the program itself only
 * where it leads into a default folder of the loader.
 */
final class DynamicStringTokens {

    private static final String[] NAMES = {"ORIGIN", "PLATFORM", "LIB"};

    private final String lib;
    private final String platform;
    private final boolean secure;
    private final List<String> trusted;

    /**
     * Tokens of one loader.
     *
     * @param lib what $LIB stands for, such as {@code lib64}
     * @param platform what $PLATFORM stands for
     * @param secure whether the program starts in secure-execution mode
     * @param trusted default folders of the loader
     */
    DynamicStringTokens(String lib, String platform, boolean secure, List<String> trusted) {
        this.lib = lib;
        this.platform = platform;
        this.secure = secure;
        this.trusted = trusted;
    }

    /**
     * An entry with its tokens replaced.
     *
     * @param text null where the loader does not use the entry
     * @param lib whether $LIB is in it
     * @param platform whether $PLATFORM is in it
     */
    record Expanded(@Nullable String text, boolean lib, boolean platform) {}

    /** Whether a text has any token that is known. */
    static boolean any(String text) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            for (String name : NAMES) {
                if (token(text, at + 1, name) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Replaces the tokens of one entry.
     *
     * @param program whether it is the program's own
     */
    Expanded expand(String text, String origin, boolean program) {
        StringBuilder out = new StringBuilder();
        boolean libs = false;
        boolean platforms = false;
        boolean origins = false;
        int at = 0;
        while (at < text.length() && out.length() <= TreeLimits.PATH_LENGTH) {
            String found = null;
            int length = 0;
            for (String name : NAMES) {
                if (found == null && text.charAt(at) == '$') {
                    length = token(text, at + 1, name);
                    found = length > 0 ? name : null;
                }
            }
            if (found == null) {
                out.append(text.charAt(at++));
                continue;
            }
            int end = at + 1 + length;
            if (found.equals("ORIGIN")) {
                origins = true;
                if (secure && (at > 0 || (end < text.length() && text.charAt(end) != '/'))) {
                    return new Expanded(null, libs, platforms);
                }
                out.append(origin);
            } else {
                libs |= found.equals("LIB");
                platforms |= found.equals("PLATFORM");
                out.append(found.equals("LIB") ? lib : platform);
            }
            at = end;
        }
        String expanded = out.toString();
        return new Expanded(secure && program && origins && !trusted(expanded) ? null : expanded, libs, platforms);
    }

    /** Whether a path, its dots resolved by name, lies in a default folder of the loader. */
    private boolean trusted(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        String plain = "/" + String.join("/", names) + "/";
        for (String folder : trusted) {
            if (plain.startsWith(folder.endsWith("/") ? folder : folder + "/")) {
                return true;
            }
        }
        return false;
    }

    /** Length of a token behind the dollar sign, or 0. A name that goes on is another name. */
    private static int token(String text, int at, String name) {
        if (text.startsWith("{" + name + "}", at)) {
            return name.length() + 2;
        }
        int end = at + name.length();
        boolean ends = end >= text.length() || !(text.charAt(end) == '_' || alphanumeric(text.charAt(end)));
        return text.startsWith(name, at) && ends ? name.length() : 0;
    }

    private static boolean alphanumeric(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
