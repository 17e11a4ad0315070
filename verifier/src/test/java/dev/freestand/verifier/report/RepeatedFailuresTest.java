package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One cause is reported once, with the places that it was found in, however many checks or cells it makes fail. */
class RepeatedFailuresTest {

    private static String text(Proof proof) {
        String text = ProofText.print(proof, ColourMode.PLAIN);
        return text.substring(text.indexOf("\n\n", Math.max(0, text.indexOf("\nenvironment ") + 1)));
    }

    private static int count(String words, String text) {
        return (int)
                Pattern.compile(Pattern.quote(words)).matcher(text).results().count();
    }

    @Test
    void aMissingArtifactIsOneLine() {
        assertThat(text(RepeatedFailures.missingArtifact()).strip()).isEqualTo("""
                INCONCLUSIVE  every rule on static: the file could not be read: there is no file target/gone; build it, or \
                correct its 'artifact'

                s: INCONCLUSIVE""");
    }

    @Test
    void aMachineThatIsNotPreparedIsOneLineWithTheListOfEnvironments() {
        assertThat(text(RepeatedFailures.unprepared(4)).strip()).isEqualTo("""
                INCONCLUSIVE  static, dynamic in 4 environments: the environment is not prepared: its tree is not in \
                /cache; run freestand environments prepare
                      in env-0, env-1, env-2, env-3

                s: INCONCLUSIVE""");
    }

    @Test
    void aWrongExpectationIsOneDiffAndNoWrongPrediction() {
        Proof proof = RepeatedFailures.wrongExpectation(16);
        assertThat(proof.checks()).extracting("rule").containsExactly("FS501");
        assertThat(text(proof))
                .containsOnlyOnce("+hi")
                .containsOnlyOnce("the expectation in freestand.yaml or the program is wrong")
                .contains("FAIL  static in 16 environments: greets: ")
                .contains("\n      in env-0, env-1, env-2,")
                .doesNotContain("FS501");
    }

    @Test
    void everyFormatReportsItOnce() {
        for (Proof proof : List.of(RepeatedFailures.unprepared(16), RepeatedFailures.wrongExpectation(16))) {
            String once = proof.cells().get(0).message().lines().findFirst().orElseThrow();
            String head = HtmlReport.render(proof);
            head = head.substring(head.indexOf("id=\"verdict\""), head.indexOf("id=\"variants\""));
            assertThat(head).contains("16 environments").contains("env-15");
            assertThat(count(once, head)).as("a short list, and all in full").isBetween(1, 2);
            assertThat(MarkdownReport.render(proof).replace("&#46;", "."))
                    .containsOnlyOnce("in 16 environments")
                    .contains("env-15");
        }
        assertThat(JUnitReport.render(RepeatedFailures.wrongExpectation(16)))
                .containsOnlyOnce("+hi")
                .contains("The rest is as for static in env-0");
    }
}
