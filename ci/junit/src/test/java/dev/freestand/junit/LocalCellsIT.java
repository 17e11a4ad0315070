package dev.freestand.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.environment.Environment;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.inspect.Inspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine may lack is a failure that says the way out. */
class LocalCellsIT {

    private static Path musl;
    private static FileReport report;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() {
        musl = Sample.musl();
        report = Inspector.withoutWitnesses().inspect(musl);
    }

    private Map<String, String> variables() {
        return Map.of("FREESTAND_CACHE", folder.toString(), "DOCKER_HOST", "unix://" + folder.resolve("absent"));
    }

    private static Environment environment(String name) {
        List<Environment> selected = LocalCells.select(report, List.of(name));
        assertThat(selected).hasSize(1);
        return selected.get(0);
    }

    @Test
    void anEnvironmentThatIsNotPrepared() {
        try (LocalCells cells = LocalCells.open("sandbox", variables(), line -> {})) {
            Environment missing = environment("debian-12");
            assertThatThrownBy(() -> DistributionCell.of(cells, missing, musl, report))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("environment debian-12 is not prepared")
                    .hasMessageContaining("run freestand environments prepare")
                    .hasMessageContaining("freestand doctor");
        }
    }

    @Test
    void noEngine() {
        List<String> notices = new ArrayList<>();
        try (LocalCells cells = LocalCells.open("docker", variables(), notices::add)) {
            DistributionCell cell = DistributionCell.of(cells, environment("scratch"), musl, report);
            assertThatThrownBy(() -> cell.run("--version"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("musl was not run in scratch (none)")
                    .hasMessageContaining("no engine can run it: docker")
                    .hasMessageContaining("freestand doctor");
            assertThat(cell.used()).isFalse();
        }
        assertThat(notices).hasSize(1);
    }

    @Test
    void aProgramThatDoesNotEndByItself() {
        try (LocalCells cells = LocalCells.open("sandbox", System.getenv(), line -> {})) {
            DistributionCell cell = DistributionCell.of(cells, environment("scratch"), musl, report);
            assertThatThrownBy(() -> cell.run("abort"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("musl was ended by signal 6 in scratch (sandbox)");
        }
    }

    @Test
    void anEngineThatIsNone() {
        assertThatThrownBy(() -> LocalCells.open("podman", variables(), line -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("freestand.junit.engine is 'podman', expected auto, docker or sandbox");
    }
}
