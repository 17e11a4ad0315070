package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.KernelEngine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.predict.Reports;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.promise.FilePromise;
import dev.freestand.core.promise.FilePromises;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real kernels are booted with the file and no userland. ci/setup --tests prepares them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KernelIT {

    private static final String KERNEL = "kernel-6.1";

    @TempDir
    private Path folder;

    @Test
    void aStaticFileDoesAllThatIsAskedAndADynamicOneIsNotRun() throws Exception {
        Path file = Specimen.compile(folder, "specimen", "musl-gcc", "-static");
        List<Behaviour> asked = List.of(
                TestBehaviours.one("version", TestBehaviours.step(0, "specimen 1.0\n", "", "--version")),
                new Behaviour(
                        "files",
                        Map.of("data/in.txt", Content.ofText("line\r\n\u0000end")),
                        List.of(new Step(
                                List.of("data/in.txt", "out.txt"),
                                Content.EMPTY,
                                Map.of(),
                                0,
                                null,
                                null,
                                Map.of("out.txt", Content.ofText("line\r\n\u0000end"))))),
                TestBehaviours.one("usage", TestBehaviours.step(2, "", null)));
        SubjectUnderTest fixed = new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true);
        SubjectUnderTest dynamic =
                new SubjectUnderTest("dynamic", file, Specimen.sha256(file), Reports.glibc("2.2.5"), false);

        Matrix matrix = run(List.of(fixed, dynamic), asked);

        assertThat(matrix.cells()).hasSize(1);
        Cell cell = matrix.cells().get(0);
        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.PASS);
        assertThat(cell.observed()).isEqualTo(RunResult.RUNS);
        assertThat(cell.variant()).isEqualTo("static");
        assertThat(cell.engine()).isEqualTo("qemu");
        assertThat(cell.sha256()).isEqualTo(fixed.sha256());
        EnvironmentRecord kernel = matrix.environments().get(0);
        assertThat(kernel.digest()).as("digest of the kernel").matches("[0-9a-f]{64}");
    }

    @Test
    void hostileProgramsAreStoppedAndTheProbeSurvives() throws Exception {
        Path file = Specimen.compile(folder, "hostile", "musl-gcc", "-static");
        SubjectUnderTest hostile = new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true);

        Cell cell = run(
                        List.of(hostile),
                        List.of(
                                TestBehaviours.one("kill", TestBehaviours.step(0, null, null, "kill")),
                                TestBehaviours.one("replace", TestBehaviours.step(0, null, null, "replace")),
                                TestBehaviours.one("hang", TestBehaviours.step(0, null, null, "hang")),
                                TestBehaviours.one("nothing", TestBehaviours.step(99, "", ""))))
                .cells()
                .get(0);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).as("%s", cell).isEqualTo("timeout");
        assertThat(cell.behaviours()).extracting(BehaviourResult::exit).containsExactly(0, 0, 137, 99);
    }

    /** A kernel that takes calls of i386 as well, which not every machine's own does. */
    @Test
    void theFilterHoldsForCallsOfI386() throws Exception {
        Path file = Specimen.compile(folder, "outside", "musl-gcc", "-static");
        SubjectUnderTest subject = new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true);

        Cell cell = run(List.of(subject), List.of(underTheProbe("calls", "i386")))
                .cells()
                .get(0);

        assertThat(cell.behaviours())
                .as("%s", cell)
                .extracting(BehaviourResult::exit)
                .containsExactly(0);
    }

    @Test
    void aFileThatEndsOtherwiseAsFirstProcessShowsNothing() throws Exception {
        Path file = Specimen.compile(folder, "first-process", "musl-gcc", "-static");
        SubjectUnderTest subject = new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true);

        Cell cell = run(List.of(subject), List.of(TestBehaviours.one("first", TestBehaviours.step(7, "", "", "word"))))
                .cells()
                .get(0);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(cell.message())
                .isEqualTo(
                        "as the machine's first process, with arguments [word], it exited with status 3, expected 7");
    }

    /** The same source, linked for pages of 4 and of 64 KiB: the rule and the kernel agree on each. */
    @Test
    void aFileForPagesOf4KibIsRefusedAndFailsUnderPagesOf16Kib() throws Exception {
        List<SubjectUnderTest> subjects = new ArrayList<>();
        for (String size : List.of("4096", "65536")) {
            Path sub = Files.createDirectory(folder.resolve(size));
            Path file = Specimen.compile(
                    sub, "specimen", "aarch64-linux-gnu-gcc", "-static", "-Wl,-z,max-page-size=" + size);
            FileReport report = Inspector.withoutWitnesses().inspect(file);
            subjects.add(new SubjectUnderTest(size, file, Specimen.sha256(file), report, true));
        }
        FilePromises promised = new FilePromises(FilePromises.Versions.NONE, null, null, null, 16 << 10, null);

        Matrix matrix = run(
                subjects,
                List.of(underTheProbe("file", "copy")),
                RealEngines.only("kernel-6.12-aarch64-4k", "kernel-6.12-aarch64-16k"),
                2);

        assertThat(FilePromise.PAGE_SIZE
                        .judge(promised, subjects.get(0).report())
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(FilePromise.PAGE_SIZE
                        .judge(promised, subjects.get(1).report())
                        .outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(matrix.cells())
                .extracting(
                        cell -> cell.variant() + " " + cell.environment() + " " + cell.observed() + " " + cell.cause())
                .containsExactlyInAnyOrder(
                        "4096 kernel-6.12-aarch64-4k RUNS null",
                        "4096 kernel-6.12-aarch64-16k FAILS page-size",
                        "65536 kernel-6.12-aarch64-4k RUNS null",
                        "65536 kernel-6.12-aarch64-16k RUNS null");
    }

    /** With a file, which a first process could not be given: it runs under the probe alone, whose filter is asked for. */
    private static Behaviour underTheProbe(String... arguments) {
        return new Behaviour(
                arguments[0],
                Map.of("file", Content.EMPTY),
                List.of(new Step(List.of(arguments), Content.EMPTY, Map.of(), 0, null, null, Map.of())));
    }

    private static Matrix run(List<SubjectUnderTest> subjects, List<Behaviour> asked) throws Exception {
        return run(subjects, asked, RealEngines.only(KERNEL), 1);
    }

    private static Matrix run(
            List<SubjectUnderTest> subjects, List<Behaviour> asked, Environments environments, int jobs)
            throws Exception {
        try (Engines engines =
                new Engines(Engine.absent("no tree in this test"), new KernelEngine(new CommonsExecRunner()))) {
            return new Portability(
                            engines,
                            Catalogue.bundled(),
                            EnvironmentCache.of(System.getenv()),
                            new CellLimits(Duration.ofSeconds(10), 1 << 16, 1L << 26))
                    .run(subjects, asked, environments, null, jobs, CellListener.SILENT);
        }
    }
}
