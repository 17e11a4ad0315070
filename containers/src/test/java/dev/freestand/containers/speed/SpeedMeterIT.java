package dev.freestand.containers.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.portability.Specimen;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Workload;
import dev.freestand.verifier.policy.WorkloadInput;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program in two variants, one of which sleeps. */
class SpeedMeterIT {

    private static final Duration SLEEP = Duration.ofMillis(200);

    private static final Workload.Measure SIX = new Workload.Measure(null, 1, 6, Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    private TimedVariant variant(String name, String compiler, String... options) throws Exception {
        Path file = Specimen.compile(Files.createDirectory(folder.resolve(name)), "works", compiler, options);
        return new TimedVariant(name, file, Inspector.withoutWitnesses().inspect(file));
    }

    @Test
    void eachVariantGetsItsOwnTimesAndAFailureNone() throws Exception {
        TimedVariant fast = variant("fast", "gcc", "-DMILLIS=0", "-pthread");
        TimedVariant slow = variant("slow", "musl-gcc", "-DMILLIS=" + SLEEP.toMillis(), "-static", "-pthread");
        SpeedMeter meter = new SpeedMeter(new CommonsExecRunner(), folder, List.of(fast, slow));
        WorkloadInput input = new WorkloadInput(null, 1 << 20, 1L);

        SpeedComparison work = meter.workload(new Workload(
                "work", List.of("left"), input, Map.of("left", new WorkloadInput(null, 4096, null)), Map.of(), 0, SIX));
        SpeedComparison failing =
                meter.workload(new Workload("empty", List.of(), WorkloadInput.EMPTY, Map.of(), Map.of(), 0, SIX));

        assertThat(work.problem()).isNull();
        assertThat(work.variants())
                .allSatisfy(speed -> {
                    assertThat(speed.failure()).isNull();
                    assertThat(speed.problem()).isNull();
                    assertThat(speed.micros()).hasSize(6);
                    assertThat(speed.pageFaults()).isPositive();
                    // The stack of its thread.
                    assertThat(speed.calls().get("mmap")).isPositive();
                })
                .extracting(VariantSpeed::variant)
                .containsExactly("fast", "slow");
        // Only a lower bound: a busy machine makes any time longer, and none shorter.
        assertThat(work.of("slow").orElseThrow().micros()).allMatch(micros -> micros >= SLEEP.toNanos() / 1000);
        assertThat(work.timeRatio("slow", "fast")).isPresent();
        assertThat(work.throughputRatio("slow", "fast")).isPresent();
        assertThat(failing.of("fast").orElseThrow().timed()).isTrue();
        VariantSpeed failed = failing.of("slow").orElseThrow();
        assertThat(failed.failure()).isEqualTo("a run exited with status 1 instead of 0");
        assertThat(failed.micros()).isEmpty();
        assertThat(failing.timeRatio("slow", "fast")).isEmpty();
    }
}
