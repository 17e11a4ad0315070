package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.ProofScope;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.Shard;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.badge.BadgeReport;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.sarif.SarifReport;
import dev.freestand.verifier.report.text.ProofText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof that leaves something out never looks like a whole one, whatever the format. */
class PartialProofTest {

    private static final Map<String, Function<Proof, String>> FORMATS = Map.of(
            "text", proof -> ProofText.print(proof, ColourMode.PLAIN),
            "json", ProofJson::print,
            "html", HtmlReport::render,
            "markdown", MarkdownReport::render,
            "junit", JUnitReport::render,
            "sarif", SarifReport::render);

    private static Proof passing() {
        FileReport file = SampleProof.dynamic();
        List<BehaviourResult> behaviours = List.of();
        Cell cell = new Cell(
                "dynamic",
                "debian-12",
                "sandbox",
                file.sha256(),
                RunResult.RUNS,
                RunResult.RUNS,
                Outcome.PASS,
                null,
                "it runs",
                true,
                behaviours);
        Proof proof = Proof.of(
                new ProofOrigin(
                        "rcli", "1.0.0", null, "cd".repeat(32), "2026-11-23T10:00:00Z", Map.of("freestand", "1.0.0")),
                List.of(new VariantRecord("dynamic", "target/dynamic", file.sha256(), file.size(), true, file)),
                List.of(new Check("FS101", "dynamic", Outcome.PASS, "dynamic")),
                List.of(cell));
        assertThat(proof.verdict()).isEqualTo(Outcome.PASS);
        return proof;
    }

    private static Proof without(String variant) {
        return passing().within(new ProofScope("", List.of(variant), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "html", "markdown", "junit", "sarif"})
    void everyFormatNamesTheVariantThatWasLeftOut(String format) {
        Function<Proof, String> writer = FORMATS.get(format);
        assertThat(writer.apply(passing())).doesNotContain("unproved-variant");
        assertThat(writer.apply(without("unproved-variant"))).contains("unproved-variant");
    }

    @Test
    void theBadgeIsNotGreenAndDoesNotClaimAProof() {
        String whole = BadgeReport.render(passing());
        assertThat(whole).contains(">proved<", "#1a7f37");
        Proof shard = passing().within(new ProofScope("", List.of(), new Shard(1, 2)));
        for (Proof part : List.of(without("other"), shard)) {
            assertThat(BadgeReport.render(part)).contains(">proved in part<").doesNotContain(">proved<", "#1a7f37");
        }
    }

    @Test
    void theSummaryPromisesNoShipment() {
        String summary = MarkdownReport.render(without("other"));
        assertThat(summary)
                .contains(": PASS, in part\n", "**Proved in part.**", "Left out, and not proved: other")
                .doesNotContain("- ships ");
        assertThat(HtmlReport.render(without("other")))
                .contains("class=\"verdict warn\"", "Proved in part")
                .doesNotContain("<dt>Ships</dt>");
    }

    @Test
    void theLeftOutVariantIsASkippedTestCase() {
        assertThat(JUnitReport.render(without("other")))
                .contains("<testsuite name=\"left out\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\">");
    }
}
