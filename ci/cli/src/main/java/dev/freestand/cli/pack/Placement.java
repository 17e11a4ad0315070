package dev.freestand.cli.pack;

import dev.freestand.verifier.policy.value.FileName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks where files are put and how they are chosen: a place, and the glob patterns of what goes there. */
final class Placement {

    /** Longest pattern, in characters. */
    private static final int LONGEST = 200;

    private static final String STEP = "[A-Za-z0-9_][A-Za-z0-9._+@-]{0,99}";
    private static final Pattern INSIDE = Pattern.compile("(?:" + STEP + "/){1,10}(?:" + STEP + ")?");
    private static final Pattern BELOW_USR = Pattern.compile("/usr/(?:" + STEP + "/){1,10}(?:" + STEP + ")?");

    private Placement() {}

    /** Places in a shipment: within a folder, so that none takes the name of what Freestand puts beside it. */
    static SortedMap<String, List<String>> inside(Map<String, List<String>> placed) {
        return checked(
                placed,
                INSIDE,
                "is not a path in a shipment: write a folder such as man/, or a file in one such as man/rcli.1");
    }

    /** Places where a package installs: below /usr, which belongs to packages and holds no configuration. */
    static SortedMap<String, List<String>> installed(Map<String, List<String>> placed) {
        return checked(
                placed,
                BELOW_USR,
                "is not a path that a package can install to: write a folder below /usr such as /usr/share/man/man1/, or a"
                        + " file in one");
    }

    private static SortedMap<String, List<String>> checked(
            Map<String, List<String>> placed, Pattern allowed, String otherwise) {
        SortedMap<String, List<String>> checked = new TreeMap<>();
        placed.forEach((place, patterns) -> {
            if (!allowed.matcher(place).matches()) {
                throw new IllegalArgumentException("'" + place + "' " + otherwise);
            }
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException(place + ": no pattern selects files for it");
            }
            patterns.forEach(pattern -> pattern(place, pattern));
            checked.put(place, List.copyOf(patterns));
        });
        return checked;
    }

    private static void pattern(String place, String pattern) {
        FileName.checkText("a pattern", pattern);
        boolean plain = !pattern.isEmpty()
                && pattern.length() <= LONGEST
                && pattern.chars().noneMatch(c -> c < ' ');
        if (!plain || pattern.startsWith("/") || List.of(pattern.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException(place + ": '" + pattern
                    + "' is not a file pattern in the folder of freestand.yaml: one to " + LONGEST
                    + " characters, not beginning with '/', and without '..'");
        }
    }
}
