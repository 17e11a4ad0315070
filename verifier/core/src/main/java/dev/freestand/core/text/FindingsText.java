package dev.freestand.core.text;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.FileChecks;
import dev.freestand.core.rule.WarningGroup;
import java.util.List;

/** Warnings of one file, and what would be failures, in a block below the others. The verdict is said further up. */
final class FindingsText {

    private static final int INDENT = 4;
    private static final int WORDS = 10;

    private FindingsText() {}

    static void put(TextPage page, FileReport file) {
        List<Check> found = FileChecks.of(file).stream()
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
        String minor = WarningGroup.minorWords(found);
        if (!minor.isEmpty()) {
            line(page, TextStyle.YELLOW, "WARN", minor);
        }
    }

    private static void line(TextPage page, TextStyle ink, String word, String text) {
        page.to(INDENT).cell(ink, word, WORDS);
        page.flow(text.replace("\n", "; ")).end();
    }
}
