package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Observations;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import dev.freestand.verifier.report.view.CellState;
import dev.freestand.verifier.report.view.ProofView;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each state of a cell looks like no other in any report, and one sentence tells where the file runs. */
class CellStatesTest {

    private static Cell cell(String environment, RunResult predicted, RunResult observed, Outcome outcome) {
        boolean required = outcome != Outcome.INCONCLUSIVE;
        String engine = required ? "sandbox" : "none";
        @Nullable String cause = observed == RunResult.FAILS ? "glibc-too-old" : null;
        String message = observed == RunResult.FAILS
                ? "needs GLIBC_2.34, found 2.28"
                : observed == RunResult.UNKNOWN ? "docker.io was not reached; tried once" : "runs";
        return new Cell(
                "dynamic",
                environment,
                engine,
                null,
                predicted,
                observed,
                outcome,
                cause,
                message,
                required,
                List.of());
    }

    private static final List<Cell> CELLS = List.of(
            cell("debian-10", RunResult.FAILS, RunResult.FAILS, Outcome.PASS),
            cell("debian-12", RunResult.RUNS, RunResult.RUNS, Outcome.PASS),
            cell("debian-13", RunResult.RUNS, RunResult.RUNS, Outcome.PASS),
            cell("rocky-8", RunResult.FAILS, RunResult.FAILS, Outcome.PASS),
            cell("fedora-43", RunResult.RUNS, RunResult.RUNS, Outcome.PASS),
            cell("fedora-44", RunResult.RUNS, RunResult.RUNS, Outcome.PASS),
            cell("alpine-3.24", RunResult.UNKNOWN, RunResult.UNKNOWN, Outcome.INCONCLUSIVE),
            cell("scratch", RunResult.FAILS, RunResult.RUNS, Outcome.FAIL),
            cell("hostile-bare", RunResult.RUNS, RunResult.RUNS, Outcome.PASS));

    private static EnvironmentRecord environment(
            String name, String title, EnvironmentKind kind, String family, @Nullable String release) {
        return new EnvironmentRecord(
                name, title, kind, family, release, new Libc(LibcFlavour.GLIBC, null), null, null, null, List.of());
    }

    private static final List<EnvironmentRecord> ENVIRONMENTS = List.of(
            environment("debian-10", "Debian 10 (buster)", EnvironmentKind.DISTRIBUTION, "debian", "10"),
            environment("debian-12", "Debian 12 (bookworm)", EnvironmentKind.DISTRIBUTION, "debian", "12"),
            environment("debian-13", "Debian 13 (trixie)", EnvironmentKind.DISTRIBUTION, "debian", "13"),
            environment("rocky-8", "Rocky Linux 8", EnvironmentKind.DISTRIBUTION, "rocky", "8"),
            environment("fedora-43", "Fedora 43", EnvironmentKind.DISTRIBUTION, "fedora", "43"),
            environment("fedora-44", "Fedora 44", EnvironmentKind.DISTRIBUTION, "fedora", "44"),
            environment("alpine-3.24", "Alpine 3.24", EnvironmentKind.DISTRIBUTION, "alpine", "3.24"),
            environment("scratch", "Empty root file system", EnvironmentKind.DISTRIBUTION, "none", null),
            environment("hostile-bare", "Nothing but the file", EnvironmentKind.HOSTILE, "none", null));

    /** The variant is promised to run on Rocky Linux, and fails there as predicted. */
    private static final Proof PROOF = Proof.of(
                    SampleProof.proof().origin(),
                    SampleProof.proof().variants().subList(0, 1),
                    List.of(new Check("FS504", "dynamic", Outcome.FAIL, "runsOn rocky-*, debian-1?: does not run")),
                    CELLS)
            .with(new Observations(ENVIRONMENTS, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));

    @Test
    void noTwoStatesShareAWordAMarkOrAStyle() {
        List<CellState> states = Arrays.asList(CellState.values());
        for (var of : List.<java.util.function.Function<CellState, Object>>of(
                CellState::word, CellState::mark, CellState::plainMark, CellState::style, CellState::textStyle)) {
            assertThat(states.stream().map(of)).doesNotHaveDuplicates();
        }
        assertThat(states).allSatisfy(state -> assertThat(state.plainMark()).matches("[\\x21-\\x7e]"));
    }

    @Test
    void aPromiseIsBrokenWhateverWasPredicted() {
        assertThat(ProofView.of(PROOF).portability().counts())
                .isEqualTo("runs: 5, does not run: 1, broken promise: 1, runs unpredicted: 1, not run: 1");
        assertThat(MarkdownReport.render(PROOF))
                .contains("| rocky-8 | ✗ **broken promise**, glibc-too-old |")
                .contains("| debian-10 | ⊘ does not run, glibc-too-old |")
                .contains("| scratch | ≠ runs unpredicted |")
                .contains("| alpine-3.24 | – not run |");
        assertThat(ProofText.print(PROOF, ColourMode.PLAIN))
                .containsPattern("rocky-8 +X BROKEN PROMISE\n")
                .containsPattern("debian-10 +- does not run\n")
                .containsPattern("debian-12 +\\+ runs\n");
    }

    @Test
    void oneSentenceTellsWhereItRuns() {
        String sentence = "runs on 6 of 8 environments tried: Debian 12, 13, every Fedora tried (43 to 44),"
                + " Empty root file system, 1 hostile condition; breaks its promise on Rocky Linux 8 (needs glibc 2.34);"
                + " does not run on Debian 10 (as predicted: needs glibc 2.34);"
                + " not tried on Alpine 3.24 (docker.io was not reached).";
        assertThat(ProofView.of(PROOF).portability().sentences())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).isEqualTo(sentence));
        String page = HtmlReport.render(PROOF);
        assertThat(page.indexOf(sentence)).isBetween(0, page.indexOf("id=\"variants\""));
        assertThat(MarkdownReport.render(PROOF)).contains("environments tried: Debian 12, 13");
        assertThat(ProofText.print(PROOF, ColourMode.PLAIN)).contains("dynamic " + sentence);
    }

    @Test
    void variantsWithoutASentenceAreNamed() {
        VariantRecord one = PROOF.variants().get(0);
        List<VariantRecord> many = Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> new VariantRecord(name, one.artifact(), one.sha256(), one.size(), one.ship(), one.file()))
                .toList();

        assertThat(ProofView.of(Proof.of(PROOF.origin(), many, List.of(), List.of()))
                        .portability()
                        .sentences())
                .extracting(sentence -> sentence.variant() + ": " + sentence.text())
                .hasSize(5)
                .last()
                .isEqualTo("2 more variants: in the table of environments: e, f");
    }

    @Test
    void thePageLegendHasEveryStateThatItShowsAndTheStyleToo() {
        String page = HtmlReport.render(PROOF);
        String legend = page.substring(page.indexOf("class=\"legend\""));
        ProofView.of(PROOF)
                .portability()
                .legend()
                .forEach(state -> assertThat(legend.substring(0, legend.indexOf("</ul>")))
                        .contains(state.mark() + "</span> " + state.word())
                        .contains(state.meaning()));
        Stream.of(CellState.values()).forEach(state -> assertThat(page).contains("." + state.style()));
    }

    @Test
    void wordsStandOutFromWhatIsBehindThem() {
        String style = HtmlReport.render(PROOF).split("</style>", 2)[0];
        String[] schemes = style.split(":root \\{");
        assertThat(schemes).hasSize(4);
        for (String scheme : List.of(schemes).subList(1, 4)) {
            for (String pair : List.of(
                    "good good-bg", "bad bad-bg", "expected expected-bg", "odd odd-bg", "paper bad", "dim paper")) {
                double one = luminance(scheme, pair.split(" ")[0]);
                double other = luminance(scheme, pair.split(" ")[1]);
                assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05))
                        .as(pair)
                        .isGreaterThan(4.5);
            }
        }
    }

    /** Relative luminance of a colour of a scheme (WCAG 2.1). */
    private static double luminance(String scheme, String name) {
        Matcher found = Pattern.compile("--" + name + ": #([0-9a-f]{3,6});").matcher(scheme);
        assertThat(found.find()).as(name).isTrue();
        String hex = found.group(1).length() == 3 ? found.group(1).replaceAll("(.)", "$1$1") : found.group(1);
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
