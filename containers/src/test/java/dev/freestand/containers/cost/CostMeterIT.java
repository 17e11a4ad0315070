package dev.freestand.containers.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.portability.Specimen;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.ResidentCommand;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.RuntimeCost.LiveMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, looked at by the kernel's own accounts. */
@Tag("alone")
class CostMeterIT {

    private static final ResidentCommand WAITS = new ResidentCommand(List.of(), Map.of(), Duration.ofSeconds(10));
    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    private RuntimeCost cost(Path file, ResidentCommand resident) throws Exception {
        return CostMeter.measure("v", file, Inspector.withoutWitnesses().inspect(file), resident);
    }

    private static void allAreGone(Path file) {
        String name = file.getFileName().toString();
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process ->
                        process.isAlive() && process.info().command().orElse("").endsWith("/" + name));
    }

    @Test
    void manyProcessesTakeMoreThanOneAndNoneIsLeft() throws Exception {
        Path file = Specimen.compile(folder, "waits", "musl-gcc", "-static");

        RuntimeCost cost = cost(file, WAITS);

        assertThat(cost.problem()).isNull();
        assertThat(cost.replaced()).isEqualTo(1);
        assertThat(cost.live()).extracting(LiveMemory::processes).containsExactly(1, 10, 50);
        // Each has a MiB of its own.
        assertThat(cost.live()).allSatisfy(live -> {
            assertThat(live.unshared()).isGreaterThanOrEqualTo(live.processes() * MIB);
            assertThat(live.proportional()).isGreaterThanOrEqualTo(live.unshared());
        });
        allAreGone(file);
    }

    @Test
    void aDynamicFileIsFixedByItsLibrary() throws Exception {
        Path file = Specimen.compile(folder, "waits", "gcc");

        RuntimeCost cost = cost(file, WAITS);

        assertThat(cost.problem()).isNull();
        assertThat(cost.replaced()).isZero();
        assertThat(cost.live()).hasSize(3);
    }

    @Test
    void aProgramThatDoesNotWaitHasNoMemoryToMeasure() throws Exception {
        Path file = Specimen.compile(folder, "touches", "musl-gcc", "-static");

        RuntimeCost cost = cost(file, WAITS);

        assertThat(cost.live()).isEmpty();
        assertThat(cost.problem()).contains("it exited by itself with status 0");
    }

    @Test
    void aProgramThatNeverComesToWaitIsEndedAfterItsTime() throws Exception {
        Path file = Files.copy(Path.of("/bin/bash"), folder.resolve("spins"));
        ResidentCommand spins =
                new ResidentCommand(List.of("-c", "while :; do :; done"), Map.of(), Duration.ofSeconds(2));

        RuntimeCost cost = cost(file, spins);

        assertThat(cost.live()).isEmpty();
        assertThat(cost.problem()).contains("it did not start to wait within 2 s (resident: timeout)");
        allAreGone(file);
    }
}
