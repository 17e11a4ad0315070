package dev.freestand.cli.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsJobTest {

    private static final Map<String, String> ACTIONS = Map.of("GITHUB_ACTIONS", "true");

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path root;

    private ActionsJob job(Map<String, String> environment) {
        return ActionsJob.of(environment, new PrintWriter(said, true));
    }

    private static Proof proof(List<Check> checks, Cell... cells) {
        return Proof.of(
                new ProofOrigin("greet", "1.0", null, "0".repeat(64), "2026-01-01T00:00:00Z", Map.of()),
                List.of(),
                checks,
                List.of(cells));
    }

    private static Check check(String rule, Outcome outcome, String message) {
        return new Check(rule, "static", outcome, message);
    }

    private static Cell cell(String environment, boolean required) {
        return new Cell(
                "static",
                environment,
                "sandbox",
                null,
                RunResult.RUNS,
                RunResult.FAILS,
                Outcome.FAIL,
                "signal",
                "ended by SIGSEGV",
                required,
                List.of());
    }

    private String annotated(Proof proof) {
        job(ACTIONS).annotate(proof);
        return said.toString();
    }

    @Test
    void whatFailsIsAnErrorAndWhatIsNotKnownAWarning() {
        Proof proof = proof(
                List.of(
                        check("FS102", Outcome.INCONCLUSIVE, "ldd is missing"),
                        check("FS101", Outcome.FAIL, "expected: static\nfound: dynamic, 100%"),
                        check("FS201", Outcome.WARN, "no PIE"),
                        check("FS202", Outcome.PASS, "fine")),
                cell("scratch", true),
                cell("debian-12", true),
                cell("klibc", false));
        assertThat(annotated(proof).lines())
                .containsExactly(
                        "::error title=FS101 static::expected: static%0Afound: dynamic, 100%25",
                        "::error title=static in 2 environments::ended by SIGSEGV%0Ain scratch, debian-12",
                        "::warning title=FS102 static::not established: ldd is missing");
    }

    @Test
    void noMoreThanGitHubShowsAndTheLastCountsTheRest() {
        List<Check> checks = new ArrayList<>();
        checks.add(check("FS100", Outcome.INCONCLUSIVE, "not known"));
        for (int i = 0; i < 10; i++) {
            checks.add(check("FS10" + i, Outcome.FAIL, "reason " + i));
        }
        assertThat(annotated(proof(checks)).lines())
                .hasSize(Annotations.MOST)
                .startsWith("::error title=FS100 static::reason 0")
                .endsWith("::error title=freestand::2 more findings are in the report: report.md, report.html");
    }

    @Test
    void textFromOutsideStaysWithinItsAnnotation() {
        Check hostile = new Check(
                "FS101",
                "a,file=x::b\n::add-mask::c\r",
                Outcome.FAIL,
                "one\r\n::set-env name=PATH::/tmp\u001b[31m\u2028::debug::x" + "y".repeat(5000));
        String line = annotated(proof(List.of(hostile)));
        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .startsWith(
                        "::error title=FS101 a%2Cfile=x%3A%3Ab %3A%3Aadd-mask%3A%3Ac\\u000d::one\\u000d%0A::set-env")
                .contains("\\u001b[31m\\u2028::debug::xy")
                .hasSizeLessThan(2300);
    }

    @Test
    void outsideOfAJobNothingIsSaid() throws Exception {
        ActionsJob none = job(Map.of("GITHUB_ACTIONS", "false"));
        none.annotate(proof(List.of(check("FS101", Outcome.FAIL, "x"))));
        none.summarize(proof(List.of()));
        assertThat(none.grouped("freestand verify", () -> 1)).isEqualTo(1);
        none.guarded(new PrintWriter(said, true)).println("::debug::x");
        assertThat(said).hasToString("::debug::x\n");
    }

    @Test
    void aGroupEndsAlsoWhereItsWorkFails() {
        assertThatThrownBy(() -> job(ACTIONS).grouped("freestand verify", () -> {
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");
        assertThat(said).hasToString("::group::freestand verify\n::endgroup::\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "::error::x | :\\u003aerror::x",
                "^ \t\u00a0\u2003::add-mask::x^ | ^ \t\u00a0\u2003:\\u003aadd-mask::x^",
                "\u0085::error::x | \u0085:\\u003aerror::x",
                ":::error::x | :\\u003a:error::x",
                "a ##[error]b | a ##\\u005berror]b",
                "###[group]b | ###\\u005bgroup]b",
                "a ::error::b | a ::error::b",
                ": :error:: | : :error::",
                "# [x] #[y] | # [x] #[y]",
                "std::string | std::string"
            })
    void noOtherTextIsACommand(String text, String expected) {
        job(ACTIONS).guarded(new PrintWriter(said, true)).println(text);
        assertThat(said).hasToString(expected + "\n");
    }

    @Test
    void aCommandInPartsIsNoneEither() {
        PrintWriter guarded = job(ACTIONS).guarded(new PrintWriter(said, true));
        guarded.print("a\n ");
        guarded.print(':');
        guarded.flush();
        guarded.write(':');
        guarded.print("debug::x\r::debug::y #");
        guarded.write("x#[", 1, 2);
        guarded.write("##[".toCharArray(), 1, 2);
        assertThat(said).hasToString("a\n :\\u003adebug::x\r:\\u003adebug::y ##\\u005b#[");
    }

    @Test
    void theReportIsAppendedToTheSummary() throws IOException {
        Path summary = Files.writeString(root.resolve("summary"), "before\n");
        Proof proof = proof(List.of(check("FS101", Outcome.FAIL, "dynamic")));
        job(Map.of("GITHUB_STEP_SUMMARY", summary.toString())).summarize(proof);
        assertThat(summary).hasContent("before\n" + MarkdownReport.render(proof) + "\n");
        assertThat(said.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "folder", "link", "full"})
    void aSummaryThatCannotBeWrittenIsSaidInOneLine(String name) throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Path file = Files.writeString(root.resolve("file"), "");
        Files.createSymbolicLink(root.resolve("link"), file);
        Files.write(root.resolve("full"), new byte[ActionsJob.LONGEST_SUMMARY]);
        job(Map.of("GITHUB_STEP_SUMMARY", root.resolve(name).toString())).summarize(proof(List.of()));
        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "freestand: the report was not appended to GITHUB_STEP_SUMMARY (" + root.resolve(name) + "): ");
        assertThat(file).isEmptyFile();
        assertThat(root.resolve("missing")).doesNotExist();
    }
}
