package dev.freestand.core.hardening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of RPATH and RUNPATH, and paths in DT_NEEDED, from which others than the system's owner could have a
 * library loaded. Judged by name, so that the answer is the same on every machine; whether a folder is writable on the
 * user's machine is not seen.
 */
final class UnsafeSearchPaths {

    private static final int LONGEST_SHOWN = 100;
    private static final List<String> EVERYBODYS = List.of("/tmp", "/var/tmp", "/dev/shm", "/run/user", "/run/lock");
    private static final List<String> HOMES = List.of("/home", "/root", "/Users", "/export/home");
    private static final List<String> TOKENS = List.of("$ORIGIN", "${ORIGIN}");

    private UnsafeSearchPaths() {}

    /** What is wrong with each bad entry, in the file's order. */
    static List<String> unsafe(@Nullable String rpath, @Nullable String runpath, List<String> needed) {
        List<String> found = new ArrayList<>();
        look("RPATH", rpath, found);
        look("RUNPATH", runpath, found);
        for (String name : needed) {
            // A name with a slash is a path: the loader opens it, and searches nowhere.
            if (name.contains("/")) {
                look("NEEDED", name, found, why(name));
            }
        }
        return found;
    }

    private static void look(String tag, @Nullable String paths, List<String> found) {
        if (paths == null) {
            return;
        }
        for (String entry : paths.split(":", -1)) {
            look(tag, entry, found, why(entry));
        }
    }

    private static void look(String tag, String entry, List<String> found, @Nullable String why) {
        if (why != null) {
            String shown = entry.length() > LONGEST_SHOWN ? entry.substring(0, LONGEST_SHOWN) + "…" : entry;
            found.add(tag + " entry '" + shown + "' " + why);
        }
    }

    private static @Nullable String why(String entry) {
        if (entry.isEmpty()) {
            return "is empty: the loader searches the current folder";
        }
        if (TOKENS.stream().anyMatch(token -> entry.equals(token) || entry.startsWith(token + "/"))) {
            return null;
        }
        if (!entry.startsWith("/")) {
            return "is relative: the loader searches from the current folder";
        }
        String plain = plain(entry);
        if (EVERYBODYS.stream().anyMatch(folder -> below(plain, folder))) {
            return "is writable by everyone";
        }
        return HOMES.stream().anyMatch(folder -> below(plain, folder)) ? "lies in a home folder" : null;
    }

    /** Without {@code .}, {@code ..} and doubled slashes, which would hide where a path leads. */
    private static String plain(String entry) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : entry.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static boolean below(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
