package dev.freestand.core.text;

import dev.freestand.core.facts.ToolStatement;
import java.util.Arrays;
import java.util.List;

/** What outside tools said about one file, in their own words. */
final class WitnessText {

    private static final int TOOL = 4;
    private static final int WORDS = 6;

    /** An answer of so many lines is shown whole. */
    private static final int SHORT = 6;

    private static final int HEAD = 1;

    private WitnessText() {}

    static void put(TextPage page, List<ToolStatement> witnesses, boolean whole) {
        InspectText.title(page, "witnesses, in their own words");
        for (ToolStatement witness : witnesses) {
            String version = witness.version() == null ? "" : " " + witness.version();
            page.to(TOOL)
                    .put(witness.tool() + version + ": " + witness.says().label())
                    .end();
            words(page, witness.raw(), whole);
        }
    }

    private static void words(TextPage page, String raw, boolean whole) {
        // A line in brackets is a note on how the tool was asked.
        List<String> lines = Arrays.stream(raw.split("\r\n|\r|\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("["))
                .toList();
        int shown = whole || lines.size() <= SHORT ? lines.size() : HEAD;
        for (String line : lines.subList(0, shown)) {
            page.to(WORDS).flow(TextStyle.DIM, line).end();
        }
        if (lines.size() > shown) {
            String more = "and " + (lines.size() - shown) + " more lines (-v shows them)";
            page.to(WORDS).put(TextStyle.DIM, more).end();
        }
    }
}
