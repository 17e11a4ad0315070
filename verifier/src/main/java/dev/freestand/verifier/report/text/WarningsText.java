package dev.freestand.verifier.report.text;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Profile;
import dev.freestand.verifier.proof.Check;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.WarningGroup;
import java.util.List;
import java.util.TreeSet;

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
        long minor = minor(proof.checks());
        if (minor > 0) {
            page.put(TextStyle.YELLOW, "WARN").put("  " + rest(warnings, minor)).end();
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
        page.end();
    }

    /** Those of one file, and what would be failures, in a block below the others. The verdict is said further up. */
    static void put(TextPage page, List<Check> checks) {
        List<Check> found = checks.stream()
                .filter(check -> !check.rule().startsWith("FS1"))
                .map(check -> check.rule().startsWith("FS3")
                        ? new Check(check.rule(), check.variant(), check.outcome(), "(see hazards)")
                        : check)
                .toList();
        List<WarningGroup> warnings = WarningGroup.of(found);
        List<Check> failed =
                found.stream().filter(check -> check.outcome() == Outcome.FAIL).toList();
        if (warnings.isEmpty() && failed.isEmpty()) {
            return;
        }
        InspectText.title(
                page, "findings: what freestand verify would say without a policy; freestand explain RULE tells more");
        for (Check check : failed) {
            line(page, TextStyle.RED, "FAIL", check.rule() + " " + check.message());
        }
        for (WarningGroup warning : warnings) {
            if (warning.important()) {
                line(page, TextStyle.YELLOW, "WARN", warning.ids() + " " + warning.message());
            }
        }
        long minor = minor(found);
        if (minor > 0) {
            line(page, TextStyle.YELLOW, "WARN", rest(warnings, minor));
        }
    }

    private static void line(TextPage page, TextStyle ink, String word, String text) {
        page.to(INDENT - 2).cell(ink, word, INDENT + 4);
        page.flow(text.replace("\n", "; ")).end();
    }

    private static long minor(List<Check> checks) {
        return WarningGroup.of(checks).stream()
                .filter(warning -> !warning.important())
                .mapToLong(warning ->
                        (long) warning.rules().size() * warning.variants().size())
                .sum();
    }

    private static String rest(List<WarningGroup> warnings, long count) {
        TreeSet<String> rules = new TreeSet<>();
        warnings.stream().filter(warning -> !warning.important()).forEach(warning -> rules.addAll(warning.rules()));
        return count + " on size and hardening: " + String.join(", ", rules);
    }
}
