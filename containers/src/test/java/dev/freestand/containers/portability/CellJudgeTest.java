package dev.freestand.containers.portability;

import static dev.freestand.containers.portability.StepReports.ended;
import static dev.freestand.containers.portability.StepReports.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.predict.Reports;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellJudgeTest {

    private static final String SHA = "ab".repeat(32);
    private static final List<Behaviour> BEHAVIOURS =
            List.of(TestBehaviours.one("b", TestBehaviours.step(0, "ok\n", null)));
    private static final String TOO_OLD = "a: /lib/libc.so.6: version `GLIBC_2.34' not found (required by a)\n";

    private static final Prediction RUNS = new Prediction(RunResult.RUNS, null, "r");
    private static final Prediction UNKNOWN = Prediction.unknown("u");

    @Test
    void aStaticFileMustRun() {
        assertThat(judge(fixed(), RUNS, exit(0, "ok\n", "")).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judge(fixed(), UNKNOWN, exit(0, "ok\n", "")).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judge(fixed(), RUNS, exit(1, "", "why\n")).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aDynamicFileMustDoWhatWasPredictedForTheReasonPredicted() {
        Prediction tooOld = new Prediction(RunResult.FAILS, Cause.INTERPRETER_MISSING, "needs it, found none");
        assertThat(judge(dynamic(), RUNS, exit(0, "ok\n", "")).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judge(dynamic(), RUNS, exit(1, "", TOO_OLD)).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judge(dynamic(), UNKNOWN, exit(0, "ok\n", "")).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(dynamic(), UNKNOWN, exit(1, "", TOO_OLD)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(dynamic(), tooOld, ended(ProcessEnd.NOT_STARTED, 2)).outcome())
                .isEqualTo(Outcome.PASS);
        Cell otherwise = judge(dynamic(), tooOld, exit(1, "", TOO_OLD));
        assertThat(otherwise.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(otherwise.message()).contains("GLIBC_2.34").contains("predicted: interpreter-missing");
        assertThat(judge(dynamic(), tooOld, exit(0, "ok\n", "")).outcome()).isEqualTo(Outcome.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_STARTED, 2, interpreter-missing, ",
        "NOT_STARTED, 8, wrong-architecture, ",
        "NOT_STARTED, 13, not-executable, ",
        "NOT_STARTED, 12, out-of-memory, ",
        "NOT_STARTED, 26, not-started, ",
        "NOT_STARTED, 1, not-started, ",
        "TIMEOUT, 0, timeout, 137",
        "FLOOD, 0, output-flood, 137",
        "SIGNAL, 11, killed-by-signal, 139",
        "SIGNAL, 9, killed-by-signal, 137",
        "SIGNAL, 4, cpu-level, 132",
        "SIGNAL, 31, seccomp, 159",
        "EXIT, 5, exit-differs, 5",
    })
    void everyEndingHasItsCause(ProcessEnd ending, int number, String cause, Integer exit) {
        Cell cell = judge(dynamic(), RUNS, ended(ending, number));

        assertThat(cell.observed()).isEqualTo(RunResult.FAILS);
        assertThat(cell.cause()).isEqualTo(cause);
        assertThat(cell.behaviours().get(0).exit()).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127 | a: error while loading shared libraries: libz.so.1: cannot open shared object file: No such file | library-missing",
                "127 | Error loading shared library libz.so.1: No such file or directory (needed by a) | library-missing",
                "127 | Error relocating a: zlibVersion: symbol not found | symbol-missing",
                "127 | a: symbol lookup error: a: undefined symbol: zlibVersion | symbol-missing",
                "1 | a: /lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by a) | symbol-missing",
                "1 | a: /lib/libc.so.6: version `GLIBC_2.38' not found (required by a) | glibc-too-old",
                "127 | a: error while loading shared libraries: a: DT_RELR without GLIBC_ABI_DT_RELR dependency | symbol-missing",
                "127 | a: error while loading shared libraries: libz.so.1: wrong ELF class: ELFCLASS32 | library-missing",
                "127 | /lib/libc.so.6: CPU ISA level is lower than required | cpu-level",
                "127 | FATAL: kernel too old | kernel-too-old",
                "2 | a: /lib/libc.so.6: version `GLIBC_2.38' not found (required by a) | exit-differs",
                "1 | something else | exit-differs",
            })
    void theMessageOfTheLoaderNamesTheCause(int exit, String stderr, String cause) {
        assertThat(judge(dynamic(), RUNS, exit(exit, "", stderr + "\n")).cause())
                .isEqualTo(cause);
    }

    @Test
    void aLoaderThatGaveUpIsNoSuccessEvenWhereThatExitStatusWasAsked() {
        List<Behaviour> usage = List.of(TestBehaviours.one("usage", TestBehaviours.step(1, null, null)));
        Cell cell = new CellJudge(usage)
                .judge(
                        observation(dynamic(), RUNS, exit(1, "", TOO_OLD)),
                        new ReferenceOutputs(usage, List.of()),
                        true);

        assertThat(cell.cause()).isEqualTo("glibc-too-old");
        assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void anExitStatusThatOnlyHasToBeTheSameIsComparedWithTheMajority() {
        List<Behaviour> any = List.of(TestBehaviours.one("version", TestBehaviours.step(null, null, null)));
        CellJudge judge = new CellJudge(any);
        List<Observation> cells = List.of(
                observation(fixed(), RUNS, exit(3, "", "usage\n")),
                observation(fixed(), RUNS, exit(3, "", "usage\n")),
                observation(fixed(), RUNS, exit(4, "", "usage\n")));
        ReferenceOutputs references = new ReferenceOutputs(any, cells);

        assertThat(cells).allMatch(judge::asAsked);
        assertThat(judge.judge(cells.get(0), references, true).outcome()).isEqualTo(Outcome.PASS);
        Cell other = judge.judge(cells.get(2), references, true);
        assertThat(other.cause()).isEqualTo("exit-differs");
        assertThat(other.message()).contains("exit status 4, and 3 in other environments (standard error: \"usage\")");
        Observation loader = observation(dynamic(), RUNS, exit(127, "", TOO_OLD));
        assertThat(judge.asAsked(loader)).isFalse();
        assertThat(judge.judge(loader, references, true).cause()).isEqualTo("glibc-too-old");
    }

    @Test
    void outputIsComparedByteForByteAndShownEscaped() {
        Cell cell = judge(fixed(), RUNS, exit(0, "ok\u001b[2J\n", ""));

        assertThat(cell.cause()).isEqualTo("output-differs");
        assertThat(cell.message())
                .startsWith("b: standard output differs at byte 2 expected \"\\n\", found \"\\x1b[2J\\n\"");
    }

    @Test
    void anotherFileInTheCellFailsWhateverItDid() {
        Observation other = new Observation(
                fixed(),
                Catalogue.bundled().environments().get(0),
                "docker",
                RUNS,
                new ProbeReport("x86_64", "6", "cd".repeat(32), "cd".repeat(32), List.of(List.of(exit(0, "ok\n", "")))),
                "");

        Cell cell = new CellJudge(BEHAVIOURS).judge(other, new ReferenceOutputs(BEHAVIOURS, List.of()), true);

        assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).isEqualTo("digest-differs");
        assertThat(new CellJudge(BEHAVIOURS).asAsked(other)).isFalse();
    }

    @Test
    void aCellThatIsNotAsItHasToBeShowsNothing() {
        for (StepReport step : List.of(exit(0, "ok\n", ""), exit(1, "", ""))) {
            Observation observation = new Observation(
                    fixed(),
                    Catalogue.bundled().find("hostile-bare").orElseThrow(),
                    "docker",
                    RUNS,
                    new ProbeReport("x86_64", "6", List.of("no-proc (errno 17)"), SHA, SHA, List.of(List.of(step))),
                    "");

            Cell cell = new CellJudge(BEHAVIOURS).judge(observation, new ReferenceOutputs(BEHAVIOURS, List.of()), true);

            assertThat(cell.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(cell.observed()).isEqualTo(RunResult.UNKNOWN);
            assertThat(cell.message()).contains("no-proc (errno 17)");
            assertThat(new CellJudge(BEHAVIOURS).asAsked(observation)).isFalse();
        }
    }

    @Test
    void aFileThatWasReplacedWhileItRanFailsWhateverItDid() {
        StepReport fine = exit(0, "ok\n", "");
        StepReport replaced = new StepReport(ProcessEnd.REPLACED, 0, 0, null, null, Map.of());
        List<ProbeReport> reports = List.of(
                new ProbeReport("x86_64", "6", SHA, "cd".repeat(32), List.of(List.of(fine))),
                new ProbeReport("x86_64", "6", SHA, null, List.of(List.of(fine))),
                new ProbeReport("x86_64", "6", SHA, SHA, List.of(List.of(replaced))));
        for (SubjectUnderTest subject : List.of(fixed(), dynamic())) {
            for (ProbeReport report : reports) {
                Observation observation = new Observation(
                        subject, Catalogue.bundled().environments().get(0), "docker", RUNS, report, "");

                Cell cell =
                        new CellJudge(BEHAVIOURS).judge(observation, new ReferenceOutputs(BEHAVIOURS, List.of()), true);

                assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
                assertThat(cell.cause()).isEqualTo("digest-differs");
                assertThat(cell.message()).contains("changed or replaced inside the cell");
                assertThat(new CellJudge(BEHAVIOURS).asAsked(observation)).isFalse();
            }
        }
    }

    @Test
    void whatWasNotRunIsInconclusiveAndNeverAPass() {
        Observation none =
                new Observation(fixed(), Catalogue.bundled().environments().get(0), "none", RUNS, null, "no engine");
        Cell cell = new CellJudge(BEHAVIOURS).judge(none, new ReferenceOutputs(BEHAVIOURS, List.of()), true);

        assertThat(cell.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(cell.observed()).isEqualTo(RunResult.UNKNOWN);
        assertThat(cell.message()).isEqualTo("no engine");
        assertThat(cell.behaviours().get(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);

        Observation idle = new Observation(
                fixed(),
                Catalogue.bundled().environments().get(0),
                "docker",
                RUNS,
                new ProbeReport("x86_64", "6", SHA, SHA, List.of()),
                "");
        assertThat(new CellJudge(List.of())
                        .judge(idle, new ReferenceOutputs(List.of(), List.of()), true)
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aFailureInACellThatLacksSomethingProvesNothing() {
        for (SubjectUnderTest subject : List.of(fixed(), dynamic())) {
            Observation failed = observation(subject, RUNS, exit(9, "no\n", ""));
            Observation restricted = new Observation(
                    subject, failed.environment(), "sandbox", RUNS, failed.report(), "", "it has no /dev");
            CellJudge judge = new CellJudge(BEHAVIOURS);
            ReferenceOutputs none = new ReferenceOutputs(BEHAVIOURS, List.of());

            assertThat(judge.judge(failed, none, true).outcome()).isEqualTo(Outcome.FAIL);
            Cell cell = judge.judge(restricted, none, true);
            assertThat(cell.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(cell.observed()).isEqualTo(RunResult.UNKNOWN);
            assertThat(cell.message()).contains("; it has no /dev, which may be why: ");
        }
    }

    @Test
    void outputWithoutAnExpectationIsComparedWithTheMajority() {
        StepReport one = exit(0, "ok\n", "one");
        StepReport other = exit(0, "ok\n", "other");

        assertThat(against(other, one, other, other)).isEmpty();
        assertThat(against(one, one, other, other))
                .hasValueSatisfying(failure -> assertThat(failure.detail())
                        .isEqualTo("standard error differs from other environments:"
                                + " at byte 1 expected \"ther\", found \"ne\""));
        assertThat(against(one, one, other)).isEmpty();
        assertThat(against(other, one, other)).isPresent();
        assertThat(against(one)).isEmpty();
    }

    @Test
    void anOutputThatIsDifferentEverywhereHasNoReference() {
        StepReport[] all = {exit(0, "ok\n", "1"), exit(0, "ok\n", "2"), exit(0, "ok\n", "3")};
        List<Observation> cells =
                Arrays.stream(all).map(each -> observation(fixed(), RUNS, each)).toList();

        assertThat(new ReferenceOutputs(BEHAVIOURS, cells).agreeing()).isEmpty();
        assertThat(against(all[2], all))
                .hasValueSatisfying(failure -> assertThat(failure.detail())
                        .startsWith("standard error is different in each of 3 environments, as of a program that prints"
                                + " the time or its process number: "));
        assertThat(new ReferenceOutputs(BEHAVIOURS, cells.subList(0, 2)).agreeing())
                .hasSize(1);
    }

    private static Optional<StepFailure> against(StepReport step, StepReport... all) {
        List<Observation> cells =
                Arrays.stream(all).map(each -> observation(fixed(), RUNS, each)).toList();
        return new ReferenceOutputs(BEHAVIOURS, cells).judge(0, 0, step);
    }

    private static Cell judge(SubjectUnderTest subject, Prediction prediction, StepReport step) {
        return new CellJudge(BEHAVIOURS)
                .judge(observation(subject, prediction, step), new ReferenceOutputs(BEHAVIOURS, List.of()), true);
    }

    private static Observation observation(SubjectUnderTest subject, Prediction prediction, StepReport step) {
        return new Observation(
                subject,
                Catalogue.bundled().environments().get(0),
                "sandbox",
                prediction,
                new ProbeReport("x86_64", "6", SHA, SHA, List.of(List.of(step))),
                "");
    }

    private static SubjectUnderTest fixed() {
        return subject(Reports.fixed(), true);
    }

    private static SubjectUnderTest dynamic() {
        return subject(Reports.glibc("2.34", "libc.so.6"), false);
    }

    private static SubjectUnderTest subject(FileReport report, boolean mustRun) {
        return new SubjectUnderTest("v", Path.of("a"), SHA, report, mustRun);
    }
}
