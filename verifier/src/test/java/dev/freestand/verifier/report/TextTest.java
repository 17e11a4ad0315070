package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.ExplainText;
import dev.freestand.core.text.InspectText;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.report.text.ProofText;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Texts for a terminal: colours around words, never out of them; lines of a width that fits. */
class TextTest {

    /** What {@link TextPage} itself may write, and nothing else: one attribute on, and all off again in the same line. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:1|2|31|32|33|35|36)m([^\u001b\n]*)\u001b\\[0m");

    private static final List<FileReport> FILES = List.of(SampleProof.dynamic(), SampleProof.wanting());

    private static void saysTheSame(String coloured, String plain) {
        assertThat(COLOUR.matcher(coloured).results().count()).isPositive();
        assertThat(COLOUR.matcher(coloured).replaceAll("$1")).isEqualTo(plain);
        assertThat(plain).doesNotContain("\u001b").doesNotContain("\u0000");
    }

    @Test
    void coloursAddNothingToTheWordsAndHostileTextAddsNoColour() {
        for (boolean whole : List.of(true, false)) {
            saysTheSame(
                    InspectText.print(FILES, ColourMode.COLOURED, whole),
                    InspectText.print(FILES, ColourMode.PLAIN, whole));
        }
        saysTheSame(
                ProofText.print(SampleProof.proof(), ColourMode.COLOURED),
                ProofText.print(SampleProof.proof(), ColourMode.PLAIN));
        saysTheSame(
                ExplainText.print(Rules.all(), ColourMode.COLOURED), ExplainText.print(Rules.all(), ColourMode.PLAIN));
        saysTheSame(
                ExplainText.list(Rules.all(), ColourMode.COLOURED), ExplainText.list(Rules.all(), ColourMode.PLAIN));
    }

    @Test
    void outcomesHaveTheirColours() {
        assertThat(InspectText.print(FILES, ColourMode.COLOURED, false))
                .contains("\u001b[32mPASS\u001b[0m", "\u001b[31mFAIL\u001b[0m", "\u001b[33mFS301 nss\u001b[0m");
        assertThat(ProofText.print(SampleProof.proof(), ColourMode.COLOURED))
                .contains("\u001b[36m-\u001b[0m\u001b[36m does not run\u001b[0m", "\u001b[31mFAIL\u001b[0m");
        assertThat(TextStyle.of(Outcome.WARN)).isEqualTo(TextStyle.YELLOW);
        assertThat(TextStyle.of(Outcome.INCONCLUSIVE)).isEqualTo(TextStyle.MAGENTA);
        assertThat(TextStyle.of(Outcome.WAIVED)).isEqualTo(TextStyle.DIM);
        assertThat(TextStyle.of(Outcome.NOT_APPLICABLE)).isEqualTo(TextStyle.DIM);
    }

    private static Proof warned(Check... checks) {
        return SampleProof.proof().since(SampleProof.proof().changes(), List.of(checks));
    }

    private static Check warn(String rule, String variant, String message) {
        return new Check(rule, variant, Outcome.WARN, message);
    }

    @Test
    void warningsAreSaidOnceAndCountedInTheLastLine() {
        Proof proof = warned(
                warn("FS301", "a", "not known: it is stripped"),
                warn("FS302", "a", "not known: it is stripped"),
                warn("FS303", "a", "not known: it is stripped"),
                warn("FS301", "b", "nss: symbol getpwuid"),
                warn("FS310", "a", "it asks for /x"),
                warn("FS310", "b", "it asks for /x"),
                warn("FS214", "a", "fixed"),
                warn("FS219", "a", "none"),
                warn("FS219", "b", "none"));
        String text = ProofText.print(proof, ColourMode.PLAIN);
        assertThat(text)
                .containsOnlyOnce("WARN  FS301 to FS303 a: not known: it is stripped\n")
                .containsOnlyOnce("WARN  FS301 b: nss: symbol getpwuid\n")
                .containsOnlyOnce("WARN  FS310 a, b: it asks for /x\n")
                .containsOnlyOnce("WARN  3 on size and hardening: FS214, FS219\n")
                .contains(" with 9 warnings");
        Proof passed = Proof.of(
                        new ProofOrigin("s", null, null, "c", "t", Map.of()),
                        List.of(),
                        List.of(warn("FS214", "a", "fixed")),
                        List.of())
                .withSizes(List.of());
        assertThat(ProofText.print(passed, ColourMode.PLAIN)).endsWith("s: INCONCLUSIVE with 1 warning\n");
        assertThat(ProofText.print(warned(), ColourMode.PLAIN))
                .doesNotContain("WARN  ")
                .doesNotContain("warning");
    }

    @Test
    void inspectNamesWhatWouldFailAndWarn() {
        String text = InspectText.print(List.of(SampleProof.wanting()), ColourMode.PLAIN, false);
        assertThat(text).contains("findings: ", "FAIL  FS301 (see hazards)", "on size and hardening: FS2");
    }

    @Test
    void whatAFileDoesNotMeetStandsBeforeItsLinkage() {
        FileReport file = FILES.stream()
                .filter(one -> one.verdict().outcome() == Outcome.PASS)
                .findFirst()
                .orElseThrow();
        UnmetExpectation unknown =
                new UnmetExpectation(file.path(), Outcome.INCONCLUSIVE, "expected musl, and that is not known");
        UnmetExpectation broken = new UnmetExpectation(file.path(), Outcome.FAIL, "expected pie, found no-pie");

        List<String> lines = InspectText.print(List.of(file), List.of(unknown, broken, broken), ColourMode.PLAIN, false)
                .lines()
                .toList();

        assertThat(lines.subList(1, 4))
                .containsExactly(
                        "  FAIL            expected pie, found no-pie",
                        "  INCONCLUSIVE    expected musl, and that is not known",
                        "  linkage         " + file.linkage().label());
    }

    @Test
    void theTableOfSeveralFilesHasWhatWasAskedInItsVerdict() {
        List<UnmetExpectation> unmet = FILES.stream()
                .map(file -> new UnmetExpectation(file.path(), Outcome.FAIL, "expected nothing"))
                .toList();

        String text = InspectText.print(FILES, unmet, ColourMode.PLAIN, false);

        assertThat(text.substring(text.lastIndexOf("hazards    file")))
                .doesNotContain("PASS", "INCONCLUSIVE")
                .contains("  FAIL  ");
    }

    @Test
    void whatInspectAndExplainPrintFitsAHundredColumns() {
        String text = FILES.stream()
                .map(file -> InspectText.print(List.of(file), ColourMode.PLAIN, true))
                .collect(Collectors.joining());
        List<String> lines = (text + ExplainText.print(Rules.all(), ColourMode.PLAIN))
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
    void nothingInTheRecordIsLeftOut() {
        String text = InspectText.print(FILES, ColourMode.PLAIN, false);
        assertThat(text.replaceAll("\\s+", " ")).contains("xxx and 7 more");
        assertThat(text)
                .contains("FS307 passwd        text /etc/passwd (weak: a text proves no use)")
                .contains("link log: Using dlopen (the linker's own words)")
                .contains("there may be more: its twin ")
                .contains("GLIBC 2.34          libc.so.6: ")
                .contains("Debian                12      not 11: glibc 2.34 is needed, it has 2.31")
                .contains("stack canary        not applicable", "no, 0 of 3 functions", "RUNPATH entry '' is empty")
                .contains("file: static", "and 17 more lines (-v shows them)")
                .contains("ldd: absent")
                .contains("FAIL            static      glibc    GLIBC 2.34      3 or more  target/wanting");
    }

    @Test
    void explainDescribesARuleAndListsAll() {
        Rule rule = Rules.byId("FS301").orElseThrow();
        assertThat(ExplainText.print(List.of(rule), ColourMode.PLAIN).replaceAll("\\s+", " "))
                .contains(rule.title(), rule.why(), rule.evidence(), rule.fix(), rule.specification());
        String list = ExplainText.list(Rules.all(), ColourMode.PLAIN);
        assertThat(Rules.all()).allSatisfy(one -> assertThat(list).contains("  " + one.id() + "  " + one.title()));
        assertThat(list).doesNotContain("others");
    }

    @Test
    void aTextOfMegabytesTakesAFewLines() {
        String text =
                new TextPage(ColourMode.PLAIN).to(90).flow("y".repeat(1 << 20)).toString();
        assertThat(text.lines()).hasSize(12).allMatch(line -> line.length() <= 90 + 24);
        assertThat(text).endsWith("…");
        assertThat(new TextPage(ColourMode.PLAIN)
                        .cell("z".repeat(99), 10)
                        .put("next")
                        .toString())
                .isEqualTo("zzzzzzzz… next");
    }
}
