package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.predict.Reports;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Processors that are played: each has the instructions of its level and no others, and files of other machines run. */
class EmulatedIT {

    /** As a shell would report SIGILL and SIGABRT. */
    private static final int ILLEGAL = 128 + 4;

    private static final int ABORTED = 128 + 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "DOCKER, cpu-x86-64-v1, 1",
        "SANDBOX, cpu-x86-64-v1, 1",
        "DOCKER, cpu-x86-64-v2, 2",
        "SANDBOX, cpu-x86-64-v2, 2",
        "DOCKER, cpu-x86-64-v3, 3",
        "SANDBOX, cpu-x86-64-v3, 3",
    })
    void aProcessorHasWhatItsLevelHasAndNothingBeyond(EngineChoice choice, String environment, int level)
            throws Exception {
        List<Behaviour> behaviours = List.of("1", "2", "3", "4").stream()
                .map(one -> TestBehaviours.one(one, TestBehaviours.step(0, "done\n", "", one)))
                .toList();

        Cell cell = cell(
                choice,
                environment,
                Specimen.compile(folder, "cpu-level", "musl-gcc", "-static"),
                "x86-64",
                behaviours);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.FAIL);
        assertThat(cell.message()).contains("SIGILL");
        for (BehaviourResult result : cell.behaviours()) {
            assertThat(result.exit())
                    .as(result.name())
                    .isEqualTo(Integer.parseInt(result.name()) <= level ? 0 : ILLEGAL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DOCKER, aarch64, aarch64-linux-gnu-gcc",
        "SANDBOX, aarch64, aarch64-linux-gnu-gcc",
        "DOCKER, riscv64, riscv64-linux-gnu-gcc",
        "SANDBOX, riscv64, riscv64-linux-gnu-gcc",
    })
    void aFileOfAnotherMachineBehavesAsEverywhere(EngineChoice choice, String machine, String compiler)
            throws Exception {
        Path file = Specimen.compile(folder, "specimen", compiler, "-static");

        Cell cell = cell(choice, "machine-" + machine, file, machine, MatrixIT.BEHAVIOURS);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.PASS);
        assertThat(cell.behaviours()).extracting(BehaviourResult::exit).containsExactly(0, 2, 0);
    }

    @ParameterizedTest
    @CsvSource({"machine-aarch64, aarch64, aarch64-linux-gnu-gcc", "cpu-x86-64-v2, x86-64, musl-gcc"})
    void whatMeansNoGoodIsStoppedThereToo(String environment, String machine, String compiler) throws Exception {
        Path file = Specimen.compile(folder, "hostile", compiler, "-static");
        List<Behaviour> behaviours = List.of(
                TestBehaviours.one("abort", TestBehaviours.step(0, null, null, "abort")),
                TestBehaviours.one("flood", TestBehaviours.step(0, null, null, "flood")),
                TestBehaviours.one("orphans", TestBehaviours.step(0, null, null, "orphans")),
                TestBehaviours.one("kill", TestBehaviours.step(0, null, null, "kill")),
                TestBehaviours.one("forge", TestBehaviours.step(0, null, null, "forge")),
                TestBehaviours.one("nothing", TestBehaviours.step(99, "", "")));

        Cell cell = cell(EngineChoice.SANDBOX, environment, file, machine, behaviours);

        assertThat(cell.behaviours())
                .as("%s", cell)
                .extracting(BehaviourResult::exit)
                .containsExactly(ABORTED, 137, 0, 0, 0, 99);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void aFileOfTheMachinesOwnIsNotAskedToRunOnAnother(EngineChoice choice) throws Exception {
        Path file = Specimen.compile(folder, "specimen", "musl-gcc", "-static");

        assertThat(run(choice, file, "x86-64", MatrixIT.BEHAVIOURS, "machine-*"))
                .isEmpty();
    }

    private static Cell cell(
            EngineChoice choice, String environment, Path file, String machine, List<Behaviour> behaviours)
            throws Exception {
        return run(choice, file, machine, behaviours, environment).get(0);
    }

    private static List<Cell> run(
            EngineChoice choice, Path file, String machine, List<Behaviour> behaviours, String environment)
            throws Exception {
        FileReport report = Reports.of(machine, Linkage.STATIC, null, List.of(), Map.of());
        SubjectUnderTest subject = new SubjectUnderTest("static", file, Specimen.sha256(file), report, true);
        try (Engine engine = RealEngines.engine(choice)) {
            return RealEngines.portability(engine)
                    .run(List.of(subject), behaviours, RealEngines.only(environment), null, 2, CellListener.SILENT)
                    .cells();
        }
    }
}
