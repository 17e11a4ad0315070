package dev.freestand.verifier.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Expands a pattern as glob(3) does for {@code include} lines: {@code *}, {@code ?} and {@code [...]} within one name,
 * sorted, names with a leading dot only where the pattern has one too. Takes time proportional to pattern times name,
 * whatever the pattern.
 */
final class Glob {

    private final RootFs files;

    Glob(RootFs files) {
        this.files = files;
    }

    /** Existing paths that match, at most {@link Limits#CONF_FILES}. */
    List<String> expand(String pattern) {
        List<String> found = List.of("");
        for (String part : pattern.split("/")) {
            if (!part.isEmpty()) {
                found = step(found, part);
            }
        }
        return found.stream()
                .filter(path -> files.resolve(path).place() != null)
                .toList();
    }

    private List<String> step(List<String> folders, String part) {
        if (part.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
            return folders.stream().map(folder -> folder + "/" + part).toList();
        }
        List<String> found = new ArrayList<>();
        for (String folder : folders) {
            for (String name : files.list(folder.isEmpty() ? "/" : folder, Limits.CONF_FILES)) {
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && matches(part, name) && found.size() < Limits.CONF_FILES) {
                    found.add(folder + "/" + name);
                }
            }
        }
        return found;
    }

    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            int length = p < pattern.length() ? one(pattern, p, name.charAt(n)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (length > 0) {
                p += length;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many characters of the pattern stand for this one character; 0 where they do not. */
    private static int one(String pattern, int at, char c) {
        char wanted = pattern.charAt(at);
        int end = wanted == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (end < 0) {
            return wanted == '?' || wanted == c ? 1 : 0;
        }
        boolean not = pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^';
        boolean in = false;
        for (int i = at + (not ? 2 : 1); i < end; i++) {
            if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                in |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
                i += 2;
            } else {
                in |= pattern.charAt(i) == c;
            }
        }
        return in != not ? end - at + 1 : 0;
    }
}
