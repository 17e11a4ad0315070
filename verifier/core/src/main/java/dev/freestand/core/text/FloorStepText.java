package dev.freestand.core.text;

import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.NameList;
import java.util.List;

/** What sets the floors of a file, step by step, in words. */
public final class FloorStepText {

    private static final int INDENT = 4;
    private static final int WORDS = 26;

    private FloorStepText() {}

    static void put(TextPage page, List<FloorStep> steps) {
        InspectText.title(page, "floors, step by step: what sets each version, and the usual fix");
        for (FloorStep step : steps) {
            page.to(INDENT).cell(step.counts() ? TextStyle.NONE : TextStyle.DIM, name(step), WORDS);
            page.flow(cause(step) + below(step)).end();
            page.to(WORDS)
                    .flow(TextStyle.DIM, "fix: " + EscapedText.name(step.cure()))
                    .end();
        }
        if (steps.isEmpty()) {
            page.to(INDENT).put(TextStyle.DIM, "nothing states a floor").end();
        }
    }

    /** The floor and its version, such as {@code GLIBC 2.34}. */
    public static String name(FloorStep step) {
        return EscapedText.name(step.version().isEmpty() ? step.floor() : step.floor() + " " + step.version());
    }

    /** What asks for it, such as {@code because of 2 symbols (dlopen, stat) of libc.so.6 (DT_VERNEED)}. */
    public static String cause(FloorStep step) {
        int count = step.asking().symbols().size() + step.asking().more();
        String evidence = EscapedText.name(step.asking().evidence());
        if (count == 0) {
            return "by " + evidence;
        }
        return "because of " + count + (count == 1 ? " symbol (" : " symbols (")
                + EscapedText.name(String.join(", ", step.asking().symbols()))
                + NameList.more(step.asking().more()) + ") of " + evidence;
    }

    /** What is left without it, such as {@code ; without them 2.17}; empty where it does not count. */
    public static String below(FloorStep step) {
        if (!step.counts()) {
            return "; it does not count";
        }
        String them = step.asking().symbols().size() + step.asking().more() > 1 ? "them" : "it";
        return step.below() == null ? "; without " + them + " no floor" : "; without " + them + " " + step.below();
    }
}
