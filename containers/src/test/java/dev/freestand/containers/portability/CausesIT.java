package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.SandboxEngine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.predict.Reports;
import dev.freestand.containers.predict.TestEnvironments;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cause brought about for real, in the sandbox: by real kernels, loaders and C libraries. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CausesIT {

    private static final Path CORPUS = Path.of("..", "verifier", "src", "test", "corpus", "files");
    private static final CellLimits LIMITS = new CellLimits(Duration.ofSeconds(5), 1 << 16, 1L << 26);
    private static final FileReport DYNAMIC = Reports.glibc("2.34", "libc.so.6");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "illegal, cpu-level, 132, an instruction that the processor does not have",
        "vsyscall, vsyscall, 139, the address of the vsyscall page",
        "memory, out-of-memory, 1, mmap: Cannot allocate memory",
        "forbidden, seccomp, 159, a filter denied a system call",
    })
    void aStaticFilesEndIsExplained(String deed, String cause, int exit, String words) throws Exception {
        Cell cell = cell(causes(), Reports.fixed(), one(0, deed), catalogued("scratch"));

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).as("%s", cell).isEqualTo(cause);
        assertThat(cell.behaviours().get(0).exit()).isEqualTo(exit);
        assertThat(cell.message()).contains(words);
    }

    @Test
    void aStrayPointerIsNoVsyscall() throws Exception {
        Path file = Specimen.compile(folder, "hostile", "musl-gcc", "-static");

        Cell cell = cell(file, Reports.fixed(), one(0, "segment"), catalogued("scratch"));

        assertThat(cell.cause()).isEqualTo("killed-by-signal");
        assertThat(cell.message()).contains("SIGSEGV");
    }

    @ParameterizedTest
    @CsvSource({"debian-11, kernel-too-old, 127", "debian-12, , 0"})
    void theMessageOfGlibcShowsThatItsKernelIsTooOld(String environment, @Nullable String cause, int exit)
            throws Exception {
        List<Behaviour> quiet =
                List.of(TestBehaviours.one("b", TestBehaviours.step(0, "", null, "kernel", "/bin/true")));

        Cell cell = cell(causes(), Reports.fixed(), quiet, catalogued(environment));

        assertThat(cell.cause()).as("%s", cell).isEqualTo(cause);
        assertThat(cell.behaviours().get(0).exit()).isEqualTo(exit);
        assertThat(cell.behaviours().get(0).stderr()).isEqualTo(cause == null ? "" : "FATAL: kernel too old\n");
    }

    @ParameterizedTest
    @CsvSource({
        "scratch, interpreter-missing, needs /lib64/ld-linux-x86-64.so.2",
        "debian-11, glibc-too-old, 'needs GLIBC_2.34, found 2.31'",
    })
    void aDynamicFileFailsAsPredicted(String environment, String cause, String reason) throws Exception {
        Path file = Specimen.compile(folder, "specimen", "gcc");

        Cell cell = cell(file, DYNAMIC, one(0, "--version"), catalogued(environment));

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.PASS);
        assertThat(cell.predicted()).isEqualTo(RunResult.FAILS);
        assertThat(cell.observed()).isEqualTo(RunResult.FAILS);
        assertThat(cell.cause()).isEqualTo(cause);
        assertThat(cell.message()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource({"/lib/nowhere, library-missing", "$ORIGIN/../opt, library-missing"})
    void aLibraryOutsideTheRunPathIsPredictedMissing(String runpath, String cause) throws Exception {
        Path library = Specimen.compile(folder, "absent", "gcc", "-shared", "-fPIC", "-Wl,-soname,libabsent.so.1");
        Path file = Specimen.compile(folder, "needs-library", "gcc", library.toString(), "-Wl,-rpath," + runpath);

        Cell cell = cell(file, DYNAMIC, one(0), catalogued("debian-12"));

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.PASS);
        assertThat(cell.cause()).isEqualTo(cause);
        assertThat(cell.message()).isEqualTo("needs libabsent.so.1, found none");
    }

    @Test
    void aFileOfAnotherInstructionSetIsPredictedNotToStart() throws Exception {
        Path file = folder.resolve("aarch64");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(CORPUS.resolve("aarch64-static.gz")))) {
            Files.copy(in, file);
        }
        assertThat(file.toFile().setExecutable(true, false)).isTrue();
        FileReport report = Reports.of("aarch64", Linkage.STATIC, null, List.of(), Map.of());

        Cell cell = cell(file, report, one(0), catalogued("scratch"));

        assertThat(cell.predicted()).isEqualTo(RunResult.FAILS);
        assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).as("%s", cell).isEqualTo("wrong-architecture");
        assertThat(cell.behaviours().get(0).message()).contains("ENOEXEC").contains("aarch64");
    }

    @Test
    void aFileOnANoexecFileSystemIsNotStarted() throws Exception {
        Path file = causes();
        // A mount namespace of its own, in which the file's folder is mounted over itself without permission to
        // execute.
        String script = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,noexec \"$0\" && exec \"$@\"";
        ProcessRunner runner = before("unshare", "-rm", "sh", "-c", script, folder.toString());

        Cell cell = cell(runner, file, Reports.fixed(), one(0), catalogued("scratch"));

        assertThat(cell.cause()).as("%s", cell).isEqualTo("noexec");
        assertThat(cell.message()).contains("EACCES").contains("mounted without noexec");
    }

    @Test
    void aFileThatMayNotBeExecutedIsSomethingElse() throws Exception {
        Path file = causes();
        assertThat(file.toFile().setExecutable(false, false)).isTrue();

        assertThat(cell(file, Reports.fixed(), one(0), catalogued("scratch")).cause())
                .isEqualTo("not-executable");
    }

    @Test
    void outputThatDiffersIsShownLineByLine() throws Exception {
        List<Behaviour> asked =
                List.of(TestBehaviours.one("b", TestBehaviours.step(0, "one\n2\nthree\n", "", "lines")));

        Cell cell = cell(causes(), Reports.fixed(), asked, catalogued("scratch"));

        assertThat(cell.cause()).isEqualTo("output-differs");
        assertThat(cell.message()).endsWith("--- expected\n+++ found\n@@ -1,3 +1,3 @@\n one\n-2\n+two\n three");
        assertThat(cell.behaviours().get(0).message()).endsWith("\n-2\n+two\n three");
    }

    @Test
    void aFailureInEveryEnvironmentIsNotTheEnvironments() throws Exception {
        Path file = causes();
        for (Behaviour wrong : List.of(
                TestBehaviours.one("b", TestBehaviours.step(0, "other\n", "", "lines")),
                TestBehaviours.one("b", TestBehaviours.step(7, null, null, "lines")))) {
            List<Behaviour> asked = List.of(wrong);
            List<Cell> cells = WrongExpectation.judge(List.of(
                    cell(file, Reports.fixed(), asked, catalogued("scratch")),
                    cell(file, Reports.fixed(), asked, catalogued("debian-12"))));

            assertThat(cells).hasSize(2).allSatisfy(cell -> {
                assertThat(cell.cause()).as("%s", cell).isEqualTo("same-everywhere");
                assertThat(cell.message())
                        .contains("it does the same in all 2 environments")
                        .doesNotContain("look for what it reads");
            });
        }
    }

    @Test
    void whatAnOldFilterRefusesIsTheFiltersFault() throws Exception {
        Cell cell = cell(
                causes(),
                Reports.fixed(),
                one(0, "refused"),
                TestEnvironments.hostile("scratch", Condition.OLD_SECCOMP));

        assertThat(cell.cause()).as("%s", cell).isEqualTo("seccomp");
        assertThat(cell.message()).contains("statx: Operation not permitted");
    }

    @Test
    void aConditionThatLeavesTooLittleIsTheCause() throws Exception {
        Path file = causes();
        List<Behaviour> asked = one(0, "files");
        ProcessRunner few = before("prlimit", "--nofile=64:64");
        Observation good = observe(new CommonsExecRunner(), file, Reports.fixed(), asked, catalogued("scratch"));
        Observation bad =
                observe(few, file, Reports.fixed(), asked, TestEnvironments.hostile("scratch", Condition.FEW_FILES));
        CellJudge judge = new CellJudge(asked);
        ReferenceOutputs references = new ReferenceOutputs(
                asked, List.of(good, bad).stream().filter(judge::asAsked).toList());

        assertThat(judge.judge(good, references, true).outcome()).isEqualTo(Outcome.PASS);
        Cell cell = judge.judge(bad, references, true);
        assertThat(cell.cause()).as("%s", cell).isEqualTo("few-files");
        assertThat(cell.message())
                .contains("exit status 5", "behaved as expected in scratch", "hold fewer than 64 at once");
    }

    private Path causes() throws IOException, InterruptedException {
        return Specimen.compile(folder, "causes", "gcc", "-static");
    }

    private static List<Behaviour> one(int exit, String... args) {
        return List.of(TestBehaviours.one("b", TestBehaviours.step(exit, null, null, args)));
    }

    private static Environment catalogued(String name) throws Exception {
        return Catalogue.bundled().select(RealEngines.only(name)).get(0);
    }

    private static ProcessRunner before(String... words) {
        return request -> {
            List<String> argv = new ArrayList<>(List.of(words));
            argv.addAll(request.argv());
            ProcessRequest longer = ProcessRequest.of(argv)
                    .withStdin(request.stdin())
                    .withTimeout(request.timeout())
                    .withOutputLimit(request.outputLimit());
            return new CommonsExecRunner().run(longer);
        };
    }

    private static Cell cell(Path file, FileReport report, List<Behaviour> asked, Environment environment)
            throws IOException {
        return cell(new CommonsExecRunner(), file, report, asked, environment);
    }

    private static Cell cell(
            ProcessRunner runner, Path file, FileReport report, List<Behaviour> asked, Environment environment)
            throws IOException {
        Observation observed = observe(runner, file, report, asked, environment);
        return new CellJudge(asked).judge(observed, ReferenceOutputs.none(asked), true);
    }

    private static Observation observe(
            ProcessRunner runner, Path file, FileReport report, List<Behaviour> asked, Environment environment)
            throws IOException {
        boolean must = report.linkage() != Linkage.DYNAMIC;
        SubjectUnderTest subject = new SubjectUnderTest("v", file, Specimen.sha256(file), report, must);
        try (Engine engine = new SandboxEngine(runner)) {
            Engines engines = new Engines(engine, Engine.absent("no kernel is booted in this test"));
            return new CellRunner(LIMITS, asked)
                    .observe(subject, environment, EnvironmentCache.of(System.getenv()), engines)
                    .get(0);
        }
    }
}
