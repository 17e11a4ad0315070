package dev.freestand.core.tree;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What glibc's loader was built with, read from its own file: texts in it that the search for libraries depends on.
 *
 * @param folders its default folders ({@code system_dirs}), each with a slash at its end; empty where they were not found
 * @param lib what $LIB stands for, or null
 * @param cache path of its {@code ld.so.cache}, or null
 * @param levels subfolders of {@code glibc-hwcaps} that it may search, in that order; empty before glibc 2.33
 * @param legacy whether it searches the older subfolders for processors too ({@code tls}, {@code haswell}), as glibc did
 *     up to 2.36
 */
record LoaderText(
        List<String> folders,
        @Nullable String lib,
        @Nullable String cache,
        List<String> levels,
        boolean legacy) {

    static final LoaderText NONE = new LoaderText(List.of(), null, null, List.of(), false);

    private static final String CACHE = "/ld.so.cache";
    private static final String SUBFOLDERS = "glibc-hwcaps";
    private static final String RELEASE = "release version 2.";
    private static final int LAST_WITH_LEGACY = 36;
    private static final List<String> LOWEST_LEVELS = List.of("x86-64-v2", "z13", "power9");
    /** Real ones have some 200 KiB. */
    private static final int MOST_READ = 8 << 20;

    /** Reads a loader. Texts are NUL-terminated and, within one list of folders, stand one behind the other. */
    static LoaderText read(ByteSource source) throws IOException {
        byte[] bytes = new byte[(int) Math.min(source.size(), MOST_READ)];
        int length = source.read(0, bytes, 0, bytes.length);
        return of(bytes, length);
    }

    static LoaderText of(byte[] bytes, int length) {
        List<String> texts = texts(bytes, length);
        List<String> folders = new ArrayList<>();
        List<String> levels = List.of();
        String cache = null;
        boolean subfolders = false;
        boolean legacy = true;
        List<String> run = new ArrayList<>();
        for (String text : texts) {
            if (folder(text)) {
                run.add(text);
            } else {
                run.clear();
            }
            // The first list of which every entry is a folder for libraries: its longest form ends where the run ends.
            if (run.size() > folders.size() && library(run.get(0)) && (folders.isEmpty() || run.containsAll(folders))) {
                folders = new ArrayList<>(run);
            }
            if (cache == null && text.startsWith("/") && text.endsWith(CACHE)) {
                cache = text;
            }
            subfolders |= text.contains(SUBFOLDERS);
            if (levels.isEmpty() && level(text)) {
                levels = List.of(text.split(":"));
            }
            legacy &= !newer(text);
        }
        return new LoaderText(
                List.copyOf(folders), lib(folders, texts), cache, subfolders ? levels : List.of(), legacy);
    }

    /** The whole of a built-in folder's name without its slashes, or else its last part, whichever the loader holds. */
    private static @Nullable String lib(List<String> folders, List<String> texts) {
        for (String folder : folders) {
            String whole = folder.substring(1, folder.length() - 1);
            if (texts.contains(whole)) {
                return whole;
            }
            String last = whole.substring(whole.lastIndexOf('/') + 1);
            if (texts.contains(last)) {
                return last;
            }
        }
        return null;
    }

    private static boolean folder(String text) {
        return text.length() > 2 && text.startsWith("/") && text.endsWith("/") && text.indexOf(' ') < 0;
    }

    private static boolean library(String folder) {
        return folder.contains("/lib");
    }

    private static boolean level(String text) {
        for (String lowest : LOWEST_LEVELS) {
            if (text.equals(lowest) || text.endsWith(":" + lowest)) {
                return text.length() < 100;
            }
        }
        return false;
    }

    private static boolean newer(String text) {
        int at = text.indexOf(RELEASE);
        if (at < 0) {
            return false;
        }
        int number = 0;
        for (int i = at + RELEASE.length(); i < text.length() && number < 1000; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
        }
        return number > LAST_WITH_LEGACY;
    }

    /** EscapedText texts between NULs, in the file's order. */
    private static List<String> texts(byte[] bytes, int length) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        boolean printable = true;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                if (printable && i - start > 2 && i - start < TreeLimits.PATH_LENGTH) {
                    texts.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
                } else if (i > start) {
                    // What stands between two texts parts them.
                    texts.add("");
                }
                start = i + 1;
                printable = true;
            } else if (bytes[i] < ' ' && bytes[i] != '\n') {
                printable = false;
            }
        }
        return texts;
    }
}
