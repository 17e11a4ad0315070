package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import org.junit.jupiter.api.Test;

/** A failure that was predicted passes, and does not look like success: another word, another mark, another colour. */
class ExpectedFailureTest {

    private final Proof proof = SampleProof.proof();

    @Test
    void everyFormatHasAWordAndAMarkForIt() {
        assertThat(ProofText.print(proof, ColourMode.PLAIN))
                .contains("- does not run ")
                .contains("X BROKEN PROMISE");
        assertThat(MarkdownReport.render(proof)).contains("⊘ does not run").contains("✗ **broken promise**");
        assertThat(HtmlReport.render(proof))
                .contains("class=\"cell fails-as-predicted\"")
                .contains("data-outcome=\"EXPECTED\"")
                .contains("dynamic in debian-11: </span><strong>does not run</strong>")
                .contains("⊘")
                .doesNotContain("class=\"cell pass\"");
    }

    @Test
    void rulesThatPassAreFolded() {
        String page = HtmlReport.render(RepeatedFailures.wrongExpectation(2));
        assertThat(page).doesNotContain("id=\"quiet\"");
        String passing = HtmlReport.render(SampleProof.alone());
        assertThat(passing.indexOf("data-rule=\"FS101\""))
                .isLessThan(passing.indexOf("</table>", passing.indexOf("id=\"checks-table\"")));
    }
}
