package dev.freestand.core.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, at blanks where there are any. */
final class LineWrapper {

    private LineWrapper() {}

    /**
     * The text in lines.
     *
     * @param width most columns of a line
     * @param tallest most lines; where there would be more, the last one ends with an ellipsis
     * @return at least one line
     */
    static List<String> lines(String text, int width, int tallest) {
        if (text.length() <= width) {
            return List.of(text.strip());
        }
        int[] all = text.strip().codePoints().toArray();
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (all.length - from > width) {
            if (lines.size() == tallest - 1) {
                lines.add(new String(all, from, width - 1) + "…");
                return lines;
            }
            int to = breakBehind(all, from, from + width);
            lines.add(new String(all, from, to - from).strip());
            from = to;
            while (from < all.length && all[from] == ' ') {
                from++;
            }
        }
        lines.add(new String(all, from, all.length - from));
        return lines;
    }

    /** The last blank at or before the limit, or the limit itself where a word is as long as that. */
    private static int breakBehind(int[] all, int from, int limit) {
        for (int i = limit; i > from; i--) {
            if (all[i] == ' ') {
                return i;
            }
        }
        return limit;
    }
}
