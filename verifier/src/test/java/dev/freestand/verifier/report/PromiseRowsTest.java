package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.policy.NoShipment;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.policy.yaml.ConfigLoader;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import java.time.LocalDate;
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
    void whatTheProofSupportsCanBePasted() throws ConfigException {
        String text = ProofText.suggestions(SAMPLE, ColourMode.PLAIN);
        for (VariantRecord variant : SAMPLE.variants()) {
            String beginning = variant.name() + ": nothing is promised; its proof supports this in freestand.yaml:\n";
            assertThat(text).contains(beginning);
            String lines = text.substring(text.indexOf(beginning) + beginning.length());
            lines = lines.substring(0, lines.indexOf("\n\n") + 1);
            assertThat(lines).startsWith("    promise:\n");
            Variant pasted = new ConfigLoader(NoShipment.class)
                    .parse("f", "freestand: 1\nsubject: s\nvariants:\n  - name: v\n    artifact: a\n" + lines)
                    .variants()
                    .get(0);
            ObservedRuns runs = ObservedRuns.of(variant.name(), SAMPLE);
            List<Check> checks = Rules.apply(
                    new RuleInput(pasted, variant.file(), null, runs), List.of(), LocalDate.of(2027, 1, 31));
            assertThat(checks)
                    .filteredOn(check -> check.rule().matches("FS41[0-7]|FS504"))
                    .allSatisfy(check ->
                            assertThat(check.outcome()).as(check.message()).isIn(Outcome.PASS, Outcome.NOT_APPLICABLE))
                    .anySatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.PASS));
        }
        assertThat(HtmlReport.render(SAMPLE)).contains("What could be promised");
    }

    @Test
    void withoutPromisesNothingIsSaidOfThem() {
        assertThat(ProofText.print(SAMPLE, ColourMode.PLAIN)).doesNotContain("promised");
        assertThat(MarkdownReport.render(SAMPLE)).doesNotContain("promised");
        assertThat(HtmlReport.render(SAMPLE)).doesNotContain("Promised and proved");
    }
}
