package dev.freestand.verifier.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A glob pattern, for paths with the syntax that {@link java.nio.file.FileSystem#getPathMatcher} documents for {@code glob}:
 * {@code *} and {@code ?} within a name, {@code **} across folders, {@code [a-z]}, {@code [!a]}, {@code {one,two}}, and a
 * backslash before a character that stands for itself. That one becomes a regular expression, which takes a time that doubles
 * with each star; this one takes as many steps as the product of the lengths of pattern and path, whatever the pattern.
 */
public final class GlobPattern {

    private static final int SPLIT = -1;
    private static final int JUMP = -2;
    private static final int ANY = -3;
    private static final int NO_SLASH = -4;
    private static final int SET = -5;

    /**
     * One step: a character, or one of the constants above.
     *
     * @param what that
     * @param to where a split or jump goes on besides the next step
     * @param set what is between the brackets
     */
    private record Step(int what, int to, String set) {}

    private final String pattern;
    private final List<Step> steps = new ArrayList<>();

    private GlobPattern(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a bracket or brace has no end, braces lie in braces, or nothing follows a backslash
     */
    public static GlobPattern ofPaths(String pattern) {
        GlobPattern read = new GlobPattern(pattern);
        read.sequence(0, false);
        return read;
    }

    /** Reads a pattern of names, in which only a star is special: it stands for any text, also for none. */
    public static GlobPattern ofNames(String pattern) {
        GlobPattern read = new GlobPattern(pattern);
        for (int at = 0; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '*') {
                read.star(ANY);
            } else {
                read.add(pattern.charAt(at), at);
            }
        }
        return read;
    }

    /**
     * What stands before the first wildcard of a pattern of paths: the folders, or the whole where there is none. Nothing
     * outside has to be searched.
     */
    public String fixedPart() {
        int wildcard = 0;
        while (wildcard < pattern.length() && "*?[{\\".indexOf(pattern.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return wildcard == pattern.length()
                ? pattern
                : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', wildcard)));
    }

    /** Whether a whole path, with {@code /} between folders, or a whole name is as the pattern says. */
    public boolean matches(String path) {
        BitSet now = new BitSet();
        follow(0, now);
        for (int i = 0; i < path.length() && !now.isEmpty(); i++) {
            BitSet next = new BitSet();
            for (int at = now.nextSetBit(0); at >= 0 && at < steps.size(); at = now.nextSetBit(at + 1)) {
                if (takes(steps.get(at), path.charAt(i))) {
                    follow(at + 1, next);
                }
            }
            now = next;
        }
        return now.get(steps.size());
    }

    /** All steps that can be next without a character of the path. */
    private void follow(int from, BitSet into) {
        List<Integer> waiting = new ArrayList<>(List.of(from));
        BitSet seen = new BitSet();
        while (!waiting.isEmpty()) {
            int at = waiting.remove(waiting.size() - 1);
            if (seen.get(at)) {
                continue;
            }
            seen.set(at);
            int what = at == steps.size() ? 0 : steps.get(at).what;
            if (what == SPLIT) {
                waiting.add(at + 1);
            }
            if (what == SPLIT || what == JUMP) {
                waiting.add(steps.get(at).to);
            } else {
                into.set(at);
            }
        }
    }

    private static boolean takes(Step step, char c) {
        return switch (step.what) {
            case ANY -> true;
            case NO_SLASH -> c != '/';
            case SET -> c != '/' && inSet(step.set, c);
            default -> step.what == c;
        };
    }

    private static boolean inSet(String set, char c) {
        boolean not = set.startsWith("!");
        boolean in = false;
        for (int i = not ? 1 : 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                in |= set.charAt(i) <= c && c <= set.charAt(i + 2);
                i += 2;
            } else {
                in |= set.charAt(i) == c;
            }
        }
        return in != not;
    }

    /** Reads up to the end, or within braces up to a comma or the brace; gives the place of what ended it. */
    private int sequence(int from, boolean inBraces) {
        int at = from;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (inBraces && (c == ',' || c == '}')) {
                return at;
            }
            at = switch (c) {
                case '*' -> stars(at);
                case '?' -> add(NO_SLASH, at + 1);
                case '[' -> set(at);
                case '{' -> {
                    if (inBraces) {
                        throw malformed("braces lie in braces");
                    }
                    yield braces(at);
                }
                case '\\' -> {
                    if (at + 1 == pattern.length()) {
                        throw malformed("nothing follows the backslash");
                    }
                    yield add(pattern.charAt(at + 1), at + 2);
                }
                default -> add(c, at + 1);
            };
        }
        return at;
    }

    private int add(int what, int next) {
        steps.add(new Step(what, 0, ""));
        return next;
    }

    private int stars(int at) {
        int after = at;
        while (after < pattern.length() && pattern.charAt(after) == '*') {
            after++;
        }
        star(after - at > 1 ? ANY : NO_SLASH);
        return after;
    }

    private void star(int what) {
        int loop = steps.size();
        steps.add(new Step(SPLIT, loop + 3, ""));
        steps.add(new Step(what, 0, ""));
        steps.add(new Step(JUMP, loop, ""));
    }

    private int set(int at) {
        int first = at + (pattern.startsWith("[!", at) ? 2 : 1);
        int end = pattern.indexOf(']', first);
        if (end < 0 || end == first) {
            throw malformed(end < 0 ? "'[' has no ']'" : "nothing is between '[' and ']'");
        }
        steps.add(new Step(SET, 0, pattern.substring(at + 1, end)));
        return end + 1;
    }

    private int braces(int open) {
        List<Integer> ends = new ArrayList<>();
        int at = open + 1;
        while (true) {
            int split = steps.size();
            steps.add(new Step(SPLIT, 0, ""));
            at = sequence(at, true);
            if (at == pattern.length()) {
                throw malformed("'{' has no '}'");
            }
            ends.add(steps.size());
            steps.add(new Step(JUMP, 0, ""));
            boolean last = pattern.charAt(at) == '}';
            // The last one has no other to try: its split leads on to itself.
            steps.set(split, new Step(SPLIT, last ? split + 1 : steps.size(), ""));
            at++;
            if (last) {
                ends.forEach(end -> steps.set(end, new Step(JUMP, steps.size(), "")));
                return at;
            }
        }
    }

    private IllegalArgumentException malformed(String reason) {
        return new IllegalArgumentException("the pattern '" + pattern + "' is malformed: " + reason);
    }
}
