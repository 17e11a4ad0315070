package dev.freestand.verifier.report.text;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import java.util.List;
import java.util.Locale;

/** What changed since an earlier proof: what is worse is marked, and of many sections only the largest are named. */
final class ChangesText {

    private static final int MOST_SECTIONS = 5;
    private static final int MOST_CHANGES = 30;
    private static final int INDENT = 2;

    /** Where what changed begins, behind the mark of what is worse. */
    private static final int BODY = 9;

    private final TextPage page;

    private ChangesText(TextPage page) {
        this.page = page;
    }

    /** Writes a block of lines. */
    static void put(Comparison comparison, TextPage page) {
        page.end();
        page.put(TextStyle.BOLD, "since " + comparison.baseline().words())
                .put(" (" + comparison.baseline().verdict() + ")")
                .put(comparison.same() ? ": no change" : "")
                .end();
        ChangesText text = new ChangesText(page);
        comparison.variants().forEach(text::variant);
    }

    private void variant(VariantChanges variant) {
        if (variant.same()) {
            return;
        }
        page.to(INDENT).put(TextStyle.BOLD, variant.variant());
        Growth size = variant.size();
        if (size != null) {
            page.put(": " + describe(size, "bytes"));
        }
        Growth start = variant.start();
        if (start != null) {
            page.put("; start " + describe(start, "µs"));
        }
        page.end();
        List<Growth> sections = variant.sections();
        sections.stream()
                .limit(MOST_SECTIONS)
                .forEach(one -> page.to(BODY)
                        .put(one.name() + " " + describe(one, "bytes"))
                        .end());
        rest(sections.size() - MOST_SECTIONS, "sections");
        List<Change> worse = variant.regressions();
        worse.stream().limit(MOST_CHANGES).forEach(this::change);
        rest(worse.size() - MOST_CHANGES, "that are worse");
        List<Change> other =
                variant.changes().stream().filter(one -> !one.regression()).toList();
        other.stream().limit(MOST_CHANGES).forEach(this::change);
        rest(other.size() - MOST_CHANGES, "changes");
    }

    private void change(Change change) {
        page.to(INDENT);
        if (change.regression()) {
            page.put(TextStyle.of(Outcome.WARN), "worse");
        }
        page.to(BODY).put(change.kind().label() + " " + change.words()).end();
    }

    private void rest(int more, String what) {
        if (more > 0) {
            page.to(BODY).put(TextStyle.DIM, "and " + more + " more " + what).end();
        }
    }

    private static String describe(Growth growth, String unit) {
        String percent = growth.percent().isEmpty() ? "" : ", " + growth.percent();
        return String.format(
                Locale.ROOT, "%,d -> %,d %s (%+,d%s)", growth.before(), growth.after(), unit, growth.delta(), percent);
    }
}
