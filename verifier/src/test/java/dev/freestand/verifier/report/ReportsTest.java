package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.badge.BadgeReport;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final List<FileReport> FILES = List.of(SampleProof.dynamic(), SampleProof.wanting());

    private final Proof proof = SampleProof.proof();

    /** Compares with the file kept beside the tests; {@code -Dgolden.update=true} writes it again for a look at the diff. */
    private static void golden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    /** Styles and scripts have files of their own; their digests change with every edit of them. */
    private static String withoutAssets(String page) {
        return page.replaceAll("(?s)(<style>|<script>).*?(</style>|</script>)", "$1$2")
                .replaceAll("sha256-[A-Za-z0-9+/=]{44}", "sha256-");
    }

    @Test
    void everyFormatIsAsKept() throws IOException {
        golden("proof.json", ProofJson.print(proof));
        golden("report.html", withoutAssets(HtmlReport.render(proof)));
        golden("badge.svg", BadgeReport.render(proof));
        golden("report.md", MarkdownReport.render(proof));
        golden("junit.xml", JUnitReport.render(proof));
        golden("proof.txt", ProofText.print(proof, ColourMode.PLAIN));
        golden("inspect.json", InspectionJson.document(List.of(SampleProof.dynamic())));
        golden("inspect.txt", InspectText.print(FILES, ColourMode.PLAIN, false));
    }

    @Test
    void theProofComesBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("proof.json"), ProofJson.print(proof));
        Proof again = ProofJson.read(file);
        assertThat(again).isEqualTo(proof);
        assertThat(HtmlReport.render(again)).isEqualTo(HtmlReport.render(proof));
        assertThat(MarkdownReport.render(again)).isEqualTo(MarkdownReport.render(proof));
        assertThat(BadgeReport.render(again)).isEqualTo(BadgeReport.render(proof));
    }

    @Test
    void aProofThatCannotBeUsedIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("proof.json");
        assertThatThrownBy(() -> ProofJson.read(file))
                .isInstanceOf(ProofUnreadableException.class)
                .hasMessageContaining("there is no such file");
        String good = ProofJson.print(proof);
        for (String bad : List.of(
                "",
                "null",
                "{}",
                "[",
                good + "{}",
                good.replace("freestand/proof/1", "freestand/proof/2"),
                good.replace("\n  \"verdict\": \"FAIL\"", "\n  \"verdict\": \"PASS\""),
                good.replaceFirst("\"subject\"", "\"subjekt\""),
                good.replaceFirst("\"outcome\": \"FAIL\"", "\"outcome\": \"FINE\""))) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> ProofJson.read(file)).as(bad).isInstanceOf(ProofUnreadableException.class);
        }
    }

    @Test
    void hostileTextStaysText() {
        assertThat(MarkdownReport.render(proof))
                .doesNotContain("<script")
                .doesNotContain("`*[x](y)")
                .doesNotContain("@all");
        assertThat(ProofText.print(proof, ColourMode.PLAIN) + InspectText.print(FILES, ColourMode.PLAIN, true))
                .doesNotContain("\u001b")
                .doesNotContain("\u0000");
    }

    @Test
    void junitIsWellFormedAndCounts() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitReport.render(proof).getBytes(StandardCharsets.UTF_8)));
        Element checks = (Element) document.getElementsByTagName("testsuite").item(0);
        Element cells = (Element) document.getElementsByTagName("testsuite").item(1);
        assertThat(checks.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(checks.getAttribute("failures")).isEqualTo("1");
        assertThat(checks.getAttribute("skipped")).isEqualTo("2");
        assertThat(cells.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(cells.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(cells.getAttribute("skipped")).isEqualTo("1");
    }

    private static Outcome verdict(List<Check> checks, List<Cell> cells) {
        return Proof.of(SampleProof.proof().origin(), List.of(), checks, cells).verdict();
    }

    @Test
    void theVerdictFollowsFromChecksAndRequiredCells() {
        assertThat(proof.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict(List.of(), List.of())).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict(proof.checks().subList(0, 1), List.of())).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict(List.of(), proof.cells().subList(0, 1))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict(proof.checks().subList(0, 1), proof.cells().subList(0, 1)))
                .isEqualTo(Outcome.PASS);
        assertThat(verdict(proof.checks().subList(0, 1), proof.cells().subList(2, 3)))
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict(
                        proof.checks().subList(0, 1),
                        List.of(proof.cells().get(0), proof.cells().get(3))))
                .isEqualTo(Outcome.PASS);
    }
}
