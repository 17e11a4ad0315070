package dev.freestand.containers.portability;

import static dev.freestand.containers.portability.StepReports.ended;
import static dev.freestand.containers.portability.StepReports.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.predict.Reports;
import dev.freestand.containers.predict.TestEnvironments;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Causes that the environment, other cells or the file itself must help to find, from recorded reports. */
class CausesTest {

    private static final String SHA = "ab".repeat(32);
    private static final List<Behaviour> BEHAVIOURS =
            List.of(TestBehaviours.one("b", TestBehaviours.step(0, "ok\n", null)));
    private static final StepReport FINE = exit(0, "ok\n", "");
    private static final Environment SCRATCH = TestEnvironments.distribution("scratch");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | FATAL: kernel too old | kernel-too-old",
                "127 | a: CPU ISA level is lower than required | cpu-level",
                "127 | Fatal glibc error: CPU does not support x86-64-v3 | cpu-level",
                "132 | qemu: uncaught target signal 4 (Illegal instruction) - core dumped | cpu-level",
                "1 | a: cannot copy: Cannot allocate memory | out-of-memory",
                "1 | a: Out of memory | out-of-memory",
                "134 | memory allocation of 4096 bytes failed | out-of-memory",
                "1 | a: Operation not permitted | exit-differs",
                "1 | a: Function not implemented | exit-differs",
                "1 | qemu-x86_64: Could not open '/lib/ld.so': No such file or directory | exit-differs",
            })
    void wordsOnStandardErrorNameTheCauseOfAStaticFile(int exit, String words, String cause) {
        assertThat(cell(SCRATCH, exit(exit, "", "first\n" + words + "\nlast\n")).cause())
                .isEqualTo(cause);
    }

    @Test
    void messagesAreRecognisedOnlyInTheirContext() {
        StepReport denied = exit(1, "", "a: Operation not permitted\n");
        StepReport missing = exit(1, "", "a: Function not implemented\n");
        StepReport interpreter = exit(255, "", "qemu-x86_64: Could not open '/lib/ld.so': No such file or directory\n");
        StepReport foreign = exit(255, "", "a: Invalid ELF image for this architecture\n");
        Environment emulated = TestEnvironments.processor("x86-64", "x86-64-v2");

        assertThat(cell(TestEnvironments.hostile("scratch", Condition.OLD_SECCOMP), denied)
                        .cause())
                .isEqualTo("seccomp");
        assertThat(cell(TestEnvironments.kernel("5.10"), missing).cause()).isEqualTo("kernel-too-old");
        assertThat(cell(emulated, interpreter).cause()).isEqualTo("interpreter-missing");
        assertThat(cell(emulated, foreign).cause()).isEqualTo("wrong-architecture");
        assertThat(cell(TestEnvironments.hostile("scratch", Condition.OLD_SECCOMP), ended(ProcessEnd.NOT_STARTED, 1))
                        .cause())
                .isEqualTo("seccomp");
    }

    @ParameterizedTest
    @CsvSource({"6, out-of-memory", "9, out-of-memory", "11, out-of-memory", "15, killed-by-signal"})
    void whereMemoryIsShortASignalMeansThat(int signal, String cause) {
        Environment small = TestEnvironments.hostile("scratch", Condition.SMALL_MEMORY);

        assertThat(cell(small, ended(ProcessEnd.SIGNAL, signal)).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void aConditionThatIsTheOnlyDifferenceIsTheCauseAndNamesTheFix(Condition condition) {
        StepReport bad = exit(3, "", "something\n");
        Environment hostile = TestEnvironments.hostile("scratch", condition);

        Cell cell = cell(hostile, bad, good(SCRATCH));

        Cause cause = condition.cause();
        assertThat(cell.cause()).isEqualTo(cause.word());
        assertThat(cell.message())
                .startsWith("b: exit status 3, expected 0 (standard error: \"something\") with " + condition.word()
                        + ", and behaved as expected in scratch, which is the same without; " + cause.fix());
        assertThat(cell(hostile, bad).cause()).as("nothing to compare with").isEqualTo("exit-differs");
        assertThat(cell(hostile, bad, good(TestEnvironments.distribution("debian-12")))
                        .cause())
                .as("another tree")
                .isEqualTo("exit-differs");
    }

    @Test
    void aWrongExitStatusComesWithTheTextOfEitherStream() {
        assertThat(cell(SCRATCH, exit(3, "", "\nto stderr\nmore\n")).message())
                .startsWith("b: exit status 3, expected 0 (standard error: \"to stderr\"); look at what it wrote");
        assertThat(cell(SCRATCH, exit(3, "to stdout\n", "")).message())
                .contains("expected 0 (standard output: \"to stdout\"); ");
        assertThat(cell(SCRATCH, exit(3, "one", "two")).message())
                .contains("(standard error: \"two\"; standard output: \"one\")");
        assertThat(cell(SCRATCH, exit(3, "", "")).message()).contains("(it wrote nothing)");
        assertThat(cell(SCRATCH, exit(3, "", "x".repeat(9999))).message()).hasSizeLessThan(400);
    }

    @Test
    void ofSeveralConditionsOneIsToBlameWhereTheOthersDidNotHurt() {
        Environment both = TestEnvironments.hostile("scratch", Condition.NO_PROC, Condition.NO_DEV);
        StepReport bad = exit(3, "", "");

        Cell either = cell(both, bad, good(SCRATCH));
        assertThat(either.cause()).isEqualTo("exit-differs");
        assertThat(either.message()).contains("with one of no-proc, no-dev, and behaved as expected in scratch");
        assertThat(cell(both, bad, good(TestEnvironments.hostile("scratch", Condition.NO_PROC, Condition.SMALL_STACK)))
                        .cause())
                .isEqualTo("no-dev");
        assertThat(cell(both, bad, good(both)).cause())
                .as("the same conditions, and another end: chance is to blame")
                .isEqualTo("exit-differs");
    }

    @Test
    void aSpecificCauseIsNotReplacedAndATrapOnTheSameProcessorIs() {
        Environment few = TestEnvironments.hostile("scratch", Condition.FEW_FILES);

        assertThat(cell(few, ended(ProcessEnd.TIMEOUT, 0), good(SCRATCH)).cause())
                .isEqualTo("timeout");
        assertThat(cell(few, ended(ProcessEnd.SIGNAL, 4)).cause()).isEqualTo("cpu-level");
        assertThat(cell(few, ended(ProcessEnd.SIGNAL, 4), good(SCRATCH)).cause())
                .isEqualTo("few-files");
        assertThat(cell(TestEnvironments.processor("x86-64", "x86-64-v1"), ended(ProcessEnd.SIGNAL, 4), good(SCRATCH))
                        .cause())
                .isEqualTo("cpu-level");
    }

    @Test
    void outputThatDiffersOnlyUnderAConditionIsThatConditionsFault() {
        List<Behaviour> free = List.of(TestBehaviours.one("b", TestBehaviours.step(0, null, "")));
        Environment odd = TestEnvironments.hostile("scratch", Condition.ODD_ENVIRONMENT);
        Observation other = observation(odd, exit(0, "C\n", ""));
        List<Observation> all = List.of(good(SCRATCH), good(TestEnvironments.distribution("debian-12")), other);

        Cell cell = new CellJudge(free).judge(other, new ReferenceOutputs(free, all), true);

        assertThat(cell.cause()).isEqualTo("odd-environment");
        assertThat(cell.message()).endsWith("@@ -1,1 +1,1 @@\n-ok\n+C");
    }

    @ParameterizedTest
    @CsvSource({"rwxr-xr-x, noexec", "rw-r--r--, not-executable", "rwx------, not-executable"})
    void whatMayBeExecutedAndIsRefusedLiesOnANoexecFileSystem(String mode, String cause) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(cell(SCRATCH, file, ended(ProcessEnd.NOT_STARTED, 13)).cause())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "16, SIGNAL, 11, page-size",
        "16, NOT_STARTED, 8, page-size",
        "16, NOT_STARTED, 22, page-size",
        "16, EXIT, 3, exit-differs",
        "4, SIGNAL, 11, killed-by-signal",
    })
    void segmentsThatDoNotFitThePagesOfTheKernelAreTheCause(int pages, ProcessEnd ending, int number, String cause) {
        Environment kernel = TestEnvironments.kernelWithPages(pages);
        Observation observation = observation(kernel, Path.of("a"), Reports.forSmallPages(), ended(ending, number));

        Cell cell = new CellJudge(BEHAVIOURS).judge(observation, ReferenceOutputs.none(BEHAVIOURS), true);

        assertThat(cell.cause()).isEqualTo(cause);
        assertThat(cell.message().contains("do not fit the kernel's pages of 16 KiB: two segments share a page"))
                .isEqualTo(cause.equals("page-size"));
    }

    @Test
    void everyCauseHasItsOwnNameAndFix() {
        assertThat(Cause.values())
                .extracting(Cause::word)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z-]+"));
        assertThat(Cause.values())
                .extracting(Cause::fix)
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private Cell cell(Environment environment, StepReport step, Observation... asAsked) {
        Observation cell = observation(environment, step);
        return new CellJudge(BEHAVIOURS).judge(cell, new ReferenceOutputs(BEHAVIOURS, Arrays.asList(asAsked)), true);
    }

    private static Cell cell(Environment environment, Path file, StepReport step) {
        return new CellJudge(BEHAVIOURS)
                .judge(observation(environment, file, step), ReferenceOutputs.none(BEHAVIOURS), true);
    }

    private static Observation good(Environment environment) {
        return observation(environment, FINE);
    }

    private static Observation observation(Environment environment, StepReport step) {
        return observation(environment, Path.of("a"), step);
    }

    private static Observation observation(Environment environment, Path file, StepReport step) {
        return observation(environment, file, Reports.fixed(), step);
    }

    private static Observation observation(Environment environment, Path file, FileReport report, StepReport step) {
        return new Observation(
                new SubjectUnderTest("v", file, SHA, report, true),
                environment,
                "sandbox",
                new Prediction(RunResult.RUNS, null, "is static"),
                new ProbeReport("x86_64", "6", SHA, SHA, List.of(List.of(step))),
                "");
    }
}
