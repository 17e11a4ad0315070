package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.predict.Reports;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A file under test reaches nothing of the host by a system call, and takes no more than a whole cell may have. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OutsideTheCellIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void systemCallsWithoutNamespacesAreRefusedForEveryAbi(EngineChoice choice) throws Exception {
        assertNothingReached(cell(choice, "scratch", "calls"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void theUserIsNobody(EngineChoice choice) throws Exception {
        assertNothingReached(cell(choice, "scratch", "user"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void sixThousandProcessesAreTooManyForACell(EngineChoice choice) throws Exception {
        assertNothingReached(cell(choice, "scratch", "processes", "6000"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void filesInMemoryCountForTheCell(EngineChoice choice) throws Exception {
        Cell cell = cell(choice, "scratch", "memory-files", "3000");

        // What takes too much is killed: the file, or all of the cell, of which nothing is known then.
        assertThat(cell.outcome()).as("%s", cell).isIn(Outcome.FAIL, Outcome.INCONCLUSIVE);
        assertThat(cell.behaviours())
                .extracting(BehaviourResult::stdout)
                .as("%s", cell)
                .noneMatch(text -> text.contains("3000 MiB"));
    }

    @ParameterizedTest
    @CsvSource({
        "DOCKER, cpu-x86-64-v1, again, 1",
        "SANDBOX, cpu-x86-64-v1, again, 1",
        "SANDBOX, cpu-x86-64-v2, again, 2",
        "SANDBOX, cpu-x86-64-v3, spawn, 1",
        "DOCKER, machine-aarch64, again, 1",
        "SANDBOX, machine-aarch64, spawn, 1",
    })
    void aProgramThatStartsAnotherLeavesTheEmulatorAndShowsNothing(
            EngineChoice choice, String environment, String deed, String way) throws Exception {
        Cell cell = cell(choice, environment, deed, way);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(cell.message()).contains("starts another program (execve)", "this machine's own processor");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void withoutAnEmulatorAProgramMayStartItselfAgain(EngineChoice choice) throws Exception {
        assertNothingReached(cell(choice, "scratch", "again", "1"));
        assertNothingReached(cell(choice, "busybox", "again", "2"));
    }

    private static void assertNothingReached(Cell cell) {
        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.PASS);
    }

    private Cell cell(EngineChoice choice, String environment, String... words) throws Exception {
        boolean foreign = environment.startsWith("machine-");
        Path file = Specimen.compile(folder, "outside", foreign ? "aarch64-linux-gnu-gcc" : "musl-gcc", "-static");
        return RealEngines.cell(
                choice,
                new SubjectUnderTest(
                        "static",
                        file,
                        Specimen.sha256(file),
                        Reports.of(foreign ? "aarch64" : "x86-64", Linkage.STATIC, null, List.of(), Map.of()),
                        true),
                List.of(TestBehaviours.one("reaches", TestBehaviours.step(0, null, null, words))),
                environment);
    }
}
