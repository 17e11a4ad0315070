package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.predict.Reports;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real programs in every environment, on both engines. */
class MatrixIT {

    static final List<Behaviour> BEHAVIOURS = List.of(
            TestBehaviours.one("version", TestBehaviours.step(0, "specimen 1.0\n", "", "--version")),
            TestBehaviours.one("usage", TestBehaviours.step(2, "", null)),
            new Behaviour(
                    "copy",
                    Map.of("data/one/in", Content.of(new byte[] {0, 1, -1, 10})),
                    List.of(
                            new Step(
                                    List.of("data/one/in", "out"),
                                    Content.EMPTY,
                                    Map.of(),
                                    0,
                                    Content.EMPTY,
                                    Content.EMPTY,
                                    Map.of("out", Content.of(new byte[] {0, 1, -1, 10}))),
                            new Step(
                                    List.of("-"),
                                    Content.ofText("piped"),
                                    Map.of("LANG", "C"),
                                    0,
                                    Content.ofText("piped"),
                                    null,
                                    Map.of()))));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void staticFilesRunEverywhereAndADynamicOneWherePredicted(EngineChoice choice) throws Exception {
        List<SubjectUnderTest> subjects = List.of(
                subject(
                        "dynamic",
                        Specimen.compile(folder, "specimen", "gcc"),
                        Reports.glibc("2.34", "libc.so.6"),
                        false),
                subject(
                        "musl-static",
                        Specimen.compile(folder, "specimen", "musl-gcc", "-static"),
                        Reports.fixed(),
                        true),
                subject("glibc-static", Specimen.compile(folder, "specimen", "gcc", "-static"), Reports.fixed(), true));
        List<String> progress = new ArrayList<>();

        List<Cell> cells;
        try (Engine engine = RealEngines.engine(choice)) {
            cells = RealEngines.portability(engine)
                    .run(
                            subjects,
                            BEHAVIOURS,
                            RealEngines.EVERYWHERE,
                            null,
                            2,
                            (done, total, variant, environment) -> progress.add(done + "/" + total))
                    .cells();
        }

        assertThat(cells).as("%s", cells).extracting(Cell::outcome).containsOnly(Outcome.PASS);
        assertThat(cells).extracting(Cell::engine).containsOnly(choice.word());
        assertThat(progress).hasSize(24).startsWith("1/24").endsWith("24/24");
        assertThat(cells.subList(0, 8))
                .extracting(Cell::environment, Cell::observed, Cell::cause)
                .containsExactly(
                        tuple("scratch", RunResult.FAILS, "interpreter-missing"),
                        tuple("busybox", RunResult.FAILS, "interpreter-missing"),
                        tuple("musl", RunResult.FAILS, "interpreter-missing"),
                        tuple("klibc", RunResult.FAILS, "interpreter-missing"),
                        tuple("debian-11", RunResult.FAILS, "glibc-too-old"),
                        tuple("debian-12", RunResult.RUNS, null),
                        tuple("debian-13", RunResult.RUNS, null),
                        tuple("debian-testing", RunResult.RUNS, null));
        assertThat(cells.get(4).message()).isEqualTo("needs GLIBC_2.34, found 2.31");
        assertThat(cells.subList(8, 24)).allSatisfy(cell -> {
            assertThat(cell.observed()).isEqualTo(RunResult.RUNS);
            assertThat(cell.behaviours()).extracting(BehaviourResult::exit).containsExactly(0, 2, 0);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void aDynamicFileWhereTheStaticOneShouldBeFails(EngineChoice choice) throws Exception {
        Path dynamic = Specimen.compile(folder, "specimen", "gcc");

        Cell cell = RealEngines.cell(
                choice,
                subject("musl-static", dynamic, Reports.glibc("2.34", "libc.so.6"), true),
                BEHAVIOURS,
                "scratch");

        assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).isEqualTo("interpreter-missing");
        assertThat(cell.message()).contains("/lib64/ld-linux-x86-64.so.2").contains("link it statically");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void aFileThatChangedAfterTheProofBeganFails(EngineChoice choice) throws Exception {
        Path file = Specimen.compile(folder, "specimen", "musl-gcc", "-static");
        SubjectUnderTest proved = subject("musl-static", file, Reports.fixed(), true);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);

        Cell cell = RealEngines.cell(choice, proved, BEHAVIOURS, "scratch");

        assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).isEqualTo("digest-differs");
        assertThat(cell.sha256()).isEqualTo(Specimen.sha256(file)).isNotEqualTo(proved.sha256());
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void outputThatDependsOnTheDistributionFails(EngineChoice choice) throws Exception {
        SubjectUnderTest subject = subject(
                "static", Specimen.compile(folder, "distribution", "musl-gcc", "-static"), Reports.fixed(), true);
        List<Cell> cells;
        try (Engine engine = RealEngines.engine(choice)) {
            cells = RealEngines.portability(engine)
                    .run(
                            List.of(subject),
                            List.of(TestBehaviours.one("where", TestBehaviours.step(0, null, ""))),
                            RealEngines.only("scratch", "busybox", "debian-12"),
                            null,
                            1,
                            CellListener.SILENT)
                    .cells();
        }

        assertThat(cells).extracting(Cell::outcome).containsExactly(Outcome.PASS, Outcome.PASS, Outcome.FAIL);
        assertThat(cells.get(2).cause()).isEqualTo("output-differs");
        assertThat(cells.get(2).message()).contains("expected \"elsewhere\\n\", found \"Debian\\n\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void aMissingLibraryIsPredictedAndNamed(EngineChoice choice) throws Exception {
        Path library = Specimen.compile(folder, "absent", "gcc", "-shared", "-fPIC", "-Wl,-soname,libabsent.so.1");
        Path file = Specimen.compile(folder, "needs-library", "gcc", library.toString());

        Cell cell = RealEngines.cell(
                choice,
                subject("dynamic", file, Reports.glibc("2.34", "libabsent.so.1", "libc.so.6"), false),
                List.of(TestBehaviours.one("run", TestBehaviours.step(0, null, null))),
                "debian-12");

        assertThat(cell.outcome()).isEqualTo(Outcome.PASS);
        assertThat(cell.cause()).isEqualTo("library-missing");
        assertThat(cell.message()).isEqualTo("needs libabsent.so.1, found none");
        assertThat(cell.behaviours().get(0).message()).contains("libabsent.so.1");
    }

    private static SubjectUnderTest subject(String variant, Path file, FileReport report, boolean mustRun)
            throws IOException {
        return new SubjectUnderTest(variant, file, Specimen.sha256(file), report, mustRun);
    }
}
