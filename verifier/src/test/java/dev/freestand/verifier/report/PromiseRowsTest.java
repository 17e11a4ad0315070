package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised stands before everything else, with what proves it. */
class PromiseRowsTest {

    private static final Proof SAMPLE = SampleProof.proof();

    private static Proof with(Check... promises) {
        List<Check> checks = new ArrayList<>(SAMPLE.checks());
        checks.addAll(List.of(promises));
        return new Proof(
                SAMPLE.origin(),
                SAMPLE.scope(),
                SAMPLE.facts(),
                checks,
                SAMPLE.cells(),
                SAMPLE.observations(),
                SAMPLE.changes());
    }

    @Test
    void promisesComeFirst() {
        Cell seen = SAMPLE.cells().stream()
                .filter(cell -> cell.observed() != RunResult.UNKNOWN)
                .findFirst()
                .orElseThrow();
        String runsOn = "runsOn " + seen.environment() + ", nowhere-*";
        Proof proof = with(
                new Check("FS410", seen.variant(), Outcome.FAIL, "glibc <= 2.17: needs <b>GLIBC_2.28</b>; build older"),
                new Check("FS417", seen.variant(), Outcome.PASS, "rpath none: it has neither"),
                new Check("FS416", seen.variant(), Outcome.NOT_APPLICABLE, "not promised"),
                new Check("FS415", seen.variant(), Outcome.INCONCLUSIVE, "the file could not be read: it ends early"),
                new Check("FS504", seen.variant(), Outcome.INCONCLUSIVE, runsOn + ": not run in nowhere-*\nmore"));

        assertThat(ProofText.print(proof, ColourMode.PLAIN))
                .startsWith("promised / proved\nFAIL  " + seen.variant()
                        + ": glibc <= 2.17; static evidence: see FS410\nPASS  " + seen.variant()
                        + ": rpath none; static evidence: it has neither\nINCONCLUSIVE  " + seen.variant() + ": "
                        + runsOn + "; observed in 1 environment: see FS504\n\n");
        assertThat(MarkdownReport.render(proof))
                .contains("| promised | of | kept | proved by |")
                .contains("rpath none | " + seen.variant() + " | PASS | static evidence: it has neither |")
                .doesNotContain("<b>GLIBC");
        String page = HtmlReport.render(proof);
        assertThat(page.indexOf("Promised and proved")).isPositive().isLessThan(page.indexOf("What keeps it"));
        assertThat(page).contains("observed in 1 environment<br>").doesNotContain("<b>GLIBC");
    }

    @Test
    void withoutPromisesNothingIsSaidOfThem() {
        assertThat(ProofText.print(SAMPLE, ColourMode.PLAIN)).doesNotContain("promised");
        assertThat(MarkdownReport.render(SAMPLE)).doesNotContain("promised");
        assertThat(HtmlReport.render(SAMPLE)).doesNotContain("Promised and proved");
    }
}
