package dev.freestand.verifier.witness;

import dev.freestand.core.facts.ToolAnswer;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the output of glibc's ldd and of musl's. */
final class LddParser {

    private static final Pattern LIBRARY = Pattern.compile("\\S.* => .+|\\S+ \\(0x[0-9a-f]+\\)");
    private static final Pattern MUSL_MISSING = Pattern.compile("Error loading shared library .*\\(needed by .*\\)");

    private LddParser() {}

    /**
     * glibc's. {@code statically linked} is a file without DT_NEEDED, {@code not a dynamic executable} a plain static
     * one. Both phrases count only as a whole line, since a file's name is echoed elsewhere.
     */
    static ToolAnswer glibc(String text) {
        boolean none = lines(text).stream()
                .anyMatch(line -> line.equals("statically linked") || line.equals("not a dynamic executable"));
        boolean some =
                lines(text).stream().anyMatch(line -> LIBRARY.matcher(line).matches());
        return word(some, none);
    }

    /** musl's: its loader with {@code --list}. A bare line of the loader stands for itself. */
    static ToolAnswer musl(String text) {
        boolean none = lines(text).stream().anyMatch(line -> line.endsWith(": Not a valid dynamic program"));
        boolean damaged = lines(text).stream().anyMatch(line -> line.startsWith("Error relocating "));
        boolean some = lines(text).stream()
                .anyMatch(line -> LIBRARY.matcher(line).matches()
                        || MUSL_MISSING.matcher(line).matches());
        return damaged && !text.contains(" => ") ? ToolAnswer.UNKNOWN : word(some, none);
    }

    private static ToolAnswer word(boolean some, boolean none) {
        if (some == none) {
            return ToolAnswer.UNKNOWN;
        }
        return some ? ToolAnswer.DYNAMIC : ToolAnswer.STATIC;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).toList();
    }
}
