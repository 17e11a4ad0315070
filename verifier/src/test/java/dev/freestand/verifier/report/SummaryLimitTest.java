package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.change.Baseline;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The summary of a CI job has an end: what does not fit is left out from the end, and counted. */
class SummaryLimitTest {

    private static final String HASH = "ab".repeat(32);

    private static Proof proof(int variants, int cells, String more) {
        List<VariantRecord> files = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        TreeMap<String, String> tools = new TreeMap<>();
        for (int i = 0; i < variants; i++) {
            files.add(new VariantRecord("v" + i + more, "a", HASH, 1, i == 0, SampleProof.wanting()));
            checks.add(new Check("FS101", "v" + i + more, Outcome.FAIL, "wrong " + more));
            tools.put("t" + i + more, more);
        }
        List<Cell> all = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            Outcome outcome = i % 10 == 0 ? Outcome.FAIL : Outcome.PASS;
            all.add(new Cell(
                    "v" + i % variants + more,
                    "e" + i / variants + more,
                    "sandbox",
                    HASH,
                    RunResult.RUNS,
                    RunResult.FAILS,
                    outcome,
                    "exit-differs" + more,
                    more,
                    true,
                    List.of(new BehaviourResult("b" + more, 1, outcome, 1.0, more, more, more))));
        }
        return Proof.of(new ProofOrigin("s" + more, more, more, HASH, more, tools), files, checks, all)
                .since(changes(variants, more), checks);
    }

    private static Comparison changes(int variants, String more) {
        List<VariantChanges> all = new ArrayList<>();
        List<Change> changes = Collections.nCopies(variants, new Change(ChangeKind.NEEDED, more, more, more, true));
        List<Growth> sections = Collections.nCopies(variants, new Growth(more, 1, 2));
        for (int i = 0; i < variants; i++) {
            all.add(new VariantChanges("v" + i + more, new Growth("file", 1, 2), sections, null, changes));
        }
        return new Comparison(new Baseline(HASH, more, more, more, Outcome.PASS), all);
    }

    private static String fitting(Proof proof) {
        String text = MarkdownReport.render(proof);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_536);
        return text;
    }

    @Test
    void tenThousandCellsFit() {
        String text = fitting(proof(3, 10_000, ""));
        assertThat(text)
                .startsWith("# s : FAIL\n\n**Failed.** 3 checks and 1000 required cells failed.")
                .contains("Cells: does not run: 9000, broken promise: 1000.")
                .contains("- would ship, once proved: v0, SHA-256 " + HASH)
                .contains("| v0, v1, v2 in 1000 environments | FAIL |")
                .containsPattern("\n[0-9]+ more environments, see report.html\n");
        assertThat(text.indexOf(HASH)).isLessThan(text.indexOf("| where |"));
        assertThat(text.indexOf("| where |")).isLessThan(text.indexOf("## Where it runs"));
        // Of the environments, those with failures come first.
        String first = text.substring(text.indexOf("| environment |"));
        assertThat(first.lines().skip(2).limit(20))
                .allSatisfy(line -> assertThat(line).contains("broken promise"));
    }

    @Test
    void namesOfAnyLengthFit() {
        String text = fitting(proof(300, 3_000, HostileProof.TEXT));
        assertThat(text)
                .contains("**Failed.** 300 checks and 300 required cells failed.")
                .contains("SHA-256 " + HASH);
        assertThat(text)
                .containsPattern("\n[0-9]+ more that keep it from passing, see report.html\n")
                .contains(" more variants, see report.html")
                .contains(" more. Commit: ");
    }

    @Test
    void theWorstCharactersFit() {
        assertThat(fitting(proof(60, 600, "|://".repeat(500)))).contains("SHA-256 " + HASH);
        assertThat(fitting(proof(60, 600, "\ud83d\ude00\u0000".repeat(500)))).contains("SHA-256 " + HASH);
    }

    @Test
    void whatFitsIsWhole() {
        assertThat(fitting(proof(3, 60, ""))).doesNotContain("see report.html");
    }

    @Test
    void thePageTakesThemAll() {
        assertThat(HtmlReport.render(proof(3, 10_000, ""))).contains("id=\"cell-10000\"");
    }
}
