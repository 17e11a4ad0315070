package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.predict.Reports;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that mean no good end as a named cause, and neither stop the build nor fool the probe. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "DOCKER, hang, timeout, 137",
        "SANDBOX, hang, timeout, 137",
        "DOCKER, flood, output-flood, 137",
        "SANDBOX, flood, output-flood, 137",
        "DOCKER, abort, killed-by-signal, 134",
        "SANDBOX, abort, killed-by-signal, 134",
    })
    void isStoppedAndTheCauseIsNamed(EngineChoice choice, String deed, String cause, int exit) throws Exception {
        Cell cell = cell(choice, deed);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.FAIL);
        assertThat(cell.cause()).isEqualTo(cause);
        assertThat(cell.behaviours().get(0).exit()).isEqualTo(exit);
        assertThat(cell.behaviours().get(1))
                .as("what comes after runs as if nothing had been")
                .extracting(BehaviourResult::exit)
                .isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource({
        "DOCKER, orphans",
        "SANDBOX, orphans",
        "DOCKER, kill",
        "SANDBOX, kill",
        "DOCKER, forge",
        "SANDBOX, forge",
        "DOCKER, replace",
        "SANDBOX, replace",
        "DOCKER, memory",
        "SANDBOX, memory",
        "DOCKER, fill",
        "SANDBOX, fill",
        "DOCKER, fork",
    })
    void reachesNeitherTheProbeNorItsOwnFileNorBeyondItsLimits(EngineChoice choice, String deed) throws Exception {
        Cell cell = cell(choice, deed);

        assertThat(cell.outcome()).as("%s", cell).isEqualTo(Outcome.PASS);
        assertThat(cell.behaviours()).extracting(BehaviourResult::exit).containsExactly(0, 99);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void anOutputLargerThanWhatIsKeptIsStillCompared(EngineChoice choice) throws Exception {
        Path file = Specimen.compile(folder, "long-output", "musl-gcc", "-static");
        SubjectUnderTest subject = new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true);
        List<Cell> cells;
        try (Engine engine = RealEngines.engine(choice)) {
            cells = RealEngines.portability(engine)
                    .run(
                            List.of(subject),
                            List.of(TestBehaviours.one("long", TestBehaviours.step(0, null, ""))),
                            RealEngines.only("scratch", "busybox", "debian-13"),
                            null,
                            2,
                            CellListener.SILENT)
                    .cells();
        }

        assertThat(cells).extracting(Cell::outcome).containsExactly(Outcome.PASS, Outcome.PASS, Outcome.FAIL);
        assertThat(cells.get(2).cause()).isEqualTo("output-differs");
        assertThat(cells.get(2).message()).contains("beyond the first 65536 bytes");
    }

    private Cell cell(EngineChoice choice, String deed) throws Exception {
        Path file = Specimen.compile(folder, "hostile", "musl-gcc", "-static");
        return RealEngines.cell(
                choice,
                new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true),
                List.of(
                        TestBehaviours.one(deed, TestBehaviours.step(0, null, null, deed)),
                        TestBehaviours.one("nothing", TestBehaviours.step(99, "", ""))),
                "scratch");
    }
}
