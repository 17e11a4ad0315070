package dev.freestand.containers.portability;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The place where two texts part, in the manner of {@code diff -u}: one hunk from the first line that differs to the last,
 * with what stands around it. What came out of a cell is shown escaped, its lines and their number cut.
 */
final class DiffExcerpt {

    private static final int CONTEXT = 2;
    private static final int MOST_LINES = 5;
    private static final int LONGEST_LINE = 120;

    private final List<String> expected;
    private final List<String> found;

    private DiffExcerpt(byte[] expected, byte[] found) {
        this.expected = lines(expected);
        this.found = lines(found);
    }

    /** The hunk; empty where both are the same. */
    static String of(byte[] expected, byte[] found) {
        return Arrays.equals(expected, found) ? "" : new DiffExcerpt(expected, found).hunk();
    }

    private String hunk() {
        int shorter = Math.min(expected.size(), found.size());
        int same = 0;
        while (same < shorter && expected.get(same).equals(found.get(same))) {
            same++;
        }
        int after = 0;
        while (after < shorter - same
                && expected.get(expected.size() - 1 - after).equals(found.get(found.size() - 1 - after))) {
            after++;
        }
        List<String> gone = expected.subList(same, expected.size() - after);
        List<String> come = found.subList(same, found.size() - after);
        List<String> before = expected.subList(Math.max(0, same - CONTEXT), same);
        List<String> behind =
                expected.subList(expected.size() - after, Math.min(expected.size(), expected.size() - after + CONTEXT));
        int first = same - before.size() + 1;
        int around = before.size() + behind.size();
        StringBuilder out = new StringBuilder("--- expected\n+++ found\n@@ -" + first + "," + (gone.size() + around)
                + " +" + first + "," + (come.size() + around) + " @@");
        before.forEach(line -> append(out, ' ', line));
        cut(out, '-', gone);
        cut(out, '+', come);
        behind.forEach(line -> append(out, ' ', line));
        return out.toString();
    }

    private static void cut(StringBuilder out, char sign, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> append(out, sign, line));
        if (lines.size() > MOST_LINES) {
            out.append('\n')
                    .append(sign)
                    .append("… and ")
                    .append(lines.size() - MOST_LINES)
                    .append(" more lines");
        }
    }

    private static void append(StringBuilder out, char sign, String line) {
        boolean ended = line.endsWith("\n");
        String text = ByteDifference.escape(ended ? line.substring(0, line.length() - 1) : line);
        out.append('\n').append(sign).append(text, 0, Math.min(text.length(), LONGEST_LINE));
        if (text.length() > LONGEST_LINE) {
            out.append('…');
        }
        if (!ended) {
            out.append("\n\\ no newline at the end");
        }
    }

    /** Each with its newline, so that a text without the last one is another text. One char for each byte. */
    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("(?<=\n)", -1)).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
