package dev.freestand.verifier.report.text;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.WarningGroup;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.policy.Profile;
import dev.freestand.verifier.proof.Proof;
import java.util.List;

/** Warnings: each that matters on a line, once for all rules and variants that have it; of the rest, which rules they are. */
final class WarningsText {

    private static final int INDENT = 6;

    private WarningsText() {}

    /** Those of a proof, of which all variants are named where there are several. */
    static void put(TextPage page, Proof proof) {
        List<WarningGroup> warnings = WarningGroup.of(proof.checks());
        if (!warnings.isEmpty()) {
            page.end();
        }
        for (WarningGroup warning : warnings) {
            if (warning.important()) {
                page.put(TextStyle.YELLOW, "WARN")
                        .put("  " + warning.ids() + " " + String.join(", ", warning.variants()));
                List<String> lines = warning.message().strip().lines().toList();
                page.put(": " + (lines.isEmpty() ? "" : lines.get(0))).end();
                lines.stream().skip(1).forEach(line -> page.to(INDENT).put(line).end());
            }
        }
        String minor = WarningGroup.minorWords(proof.checks());
        if (!minor.isEmpty()) {
            page.put(TextStyle.YELLOW, "WARN").put("  " + minor).end();
        }
    }

    /** How the proof ended, in one line. */
    static void verdict(TextPage page, Proof proof) {
        page.put(proof.subject() + ": ")
                .put(TextStyle.of(proof.verdict()), proof.verdict().toString());
        String words = WarningGroup.words(proof.checks());
        if (!words.isEmpty()) {
            page.put(" with " + words);
        }
        if (proof.verdict() == Outcome.PASS && !words.isEmpty()) {
            page.put(" (policy.profile: " + Profile.STRICT.label() + " makes each a failure)");
        }
        if (proof.shard() != null) {
            page.put(": part " + proof.shard() + " of a proof; freestand merge puts all parts together");
        }
        page.end();
    }
}
