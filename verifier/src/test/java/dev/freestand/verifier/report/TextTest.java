package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.report.text.ExplainText;
import dev.freestand.verifier.report.text.Ink;
import dev.freestand.verifier.report.text.InspectText;
import dev.freestand.verifier.report.text.Page;
import dev.freestand.verifier.report.text.Paint;
import dev.freestand.verifier.report.text.ProofText;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Texts for a terminal: colours around words, never out of them; lines of a width that fits. */
class TextTest {

    /** What {@link Page} itself may write, and nothing else: one attribute on, and all off again in the same line. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:1|2|31|32|33|35)m([^\u001b\n]*)\u001b\\[0m");

    private static final List<FileReport> FILES = List.of(SampleProof.dynamic(), SampleProof.wanting());

    private static void saysTheSame(String coloured, String plain) {
        assertThat(COLOUR.matcher(coloured).results().count()).isPositive();
        assertThat(COLOUR.matcher(coloured).replaceAll("$1")).isEqualTo(plain);
        assertThat(plain).doesNotContain("\u001b").doesNotContain("\u0000");
    }

    @Test
    void coloursAddNothingToTheWordsAndHostileTextAddsNoColour() {
        for (boolean whole : List.of(true, false)) {
            saysTheSame(InspectText.print(FILES, Paint.COLOURED, whole), InspectText.print(FILES, Paint.PLAIN, whole));
        }
        saysTheSame(
                ProofText.print(SampleProof.proof(), Paint.COLOURED),
                ProofText.print(SampleProof.proof(), Paint.PLAIN));
        saysTheSame(ExplainText.print(Rules.all(), Paint.COLOURED), ExplainText.print(Rules.all(), Paint.PLAIN));
        saysTheSame(ExplainText.list(Rules.all(), Paint.COLOURED), ExplainText.list(Rules.all(), Paint.PLAIN));
    }

    @Test
    void outcomesHaveTheirColours() {
        assertThat(InspectText.print(FILES, Paint.COLOURED, false))
                .contains("\u001b[32mPASS\u001b[0m", "\u001b[31mFAIL\u001b[0m", "\u001b[33mFS301 nss\u001b[0m");
        assertThat(Ink.of(Outcome.WARN)).isEqualTo(Ink.YELLOW);
        assertThat(Ink.of(Outcome.INCONCLUSIVE)).isEqualTo(Ink.MAGENTA);
        assertThat(Ink.of(Outcome.WAIVED)).isEqualTo(Ink.DIM);
        assertThat(Ink.of(Outcome.NOT_APPLICABLE)).isEqualTo(Ink.DIM);
    }

    @Test
    void whatInspectAndExplainPrintFitsAHundredColumns() {
        String text = FILES.stream()
                .map(file -> InspectText.print(List.of(file), Paint.PLAIN, true))
                .collect(Collectors.joining());
        List<String> lines = (text + ExplainText.print(Rules.all(), Paint.PLAIN))
                .lines()
                .filter(line -> !line.contains("https://"))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(200)
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(100));
    }

    @Test
    void nothingThatTheRecordKnowsIsLeftOut() {
        String text = InspectText.print(FILES, Paint.PLAIN, false);
        assertThat(text.replaceAll("\\s+", " ")).contains("xxx and 7 more");
        assertThat(text)
                .contains("FS307 passwd        text /etc/passwd (weak: a text proves no use)")
                .contains("link log: Using dlopen (the linker's own words)")
                .contains("there may be more: its twin ")
                .contains("GLIBC 2.34          libc.so.6: ")
                .contains("Debian                12      not 11: glibc 2.34 is needed, it has 2.31")
                .contains("stack canary        not applicable", "no, 0 of 3 functions", "RUNPATH entry '' is empty")
                .contains("file: static", "and 17 lines more (-v shows them)")
                .contains("ldd: absent")
                .contains("FAIL            static      glibc    GLIBC 2.34      3 or more  target/wanting");
    }

    @Test
    void explainTellsEverythingAboutARuleAndListsAll() {
        Rule rule = Rules.byId("FS301").orElseThrow();
        assertThat(ExplainText.print(List.of(rule), Paint.PLAIN).replaceAll("\\s+", " "))
                .contains(rule.title(), rule.why(), rule.evidence(), rule.fix(), rule.specification());
        String list = ExplainText.list(Rules.all(), Paint.PLAIN);
        assertThat(Rules.all()).allSatisfy(one -> assertThat(list).contains("  " + one.id() + "  " + one.title()));
        assertThat(list).doesNotContain("others");
    }

    @Test
    void aTextOfMegabytesTakesAFewLines() {
        String text = new Page(Paint.PLAIN).to(90).flow("y".repeat(1 << 20)).toString();
        assertThat(text.lines()).hasSize(12).allMatch(line -> line.length() <= 90 + 24);
        assertThat(text).endsWith("…");
        assertThat(new Page(Paint.PLAIN).cell("z".repeat(99), 10).put("next").toString())
                .isEqualTo("zzzzzzzz… next");
    }
}
