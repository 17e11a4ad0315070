package dev.freestand.verifier.proof.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpeedComparisonTest {

    private static final List<Long> DRIFTING = List.of(100L, 200L, 400L, 800L, 1600L, 3200L);

    static VariantSpeed speed(String variant, List<Long> micros) {
        return new VariantSpeed(variant, micros, 1L, new TreeMap<>(), null, null);
    }

    static SpeedComparison comparison(VariantSpeed... variants) {
        return new SpeedComparison(
                "work",
                SpeedComparison.Kind.WORKLOAD,
                new SpeedComparison.Amount(0, 1, null),
                2,
                List.of(variants),
                null);
    }

    /** A machine that becomes slower from round to round does so for both: only the rounds' ratios count. */
    @Test
    void whatSlowsAllDownChangesNoRatio() {
        List<Long> twice = DRIFTING.stream().map(time -> 2 * time).toList();
        SpeedComparison speeds = comparison(speed("a", DRIFTING), speed("b", twice));

        assertThat(speeds.timeRatio("b", "a")).hasValue(new MedianInterval(2, 2, 2));
        assertThat(speeds.throughputRatio("b", "a")).hasValue(new MedianInterval(0.5, 0.5, 0.5));
    }

    @Test
    void withoutSamplesOfBothThereIsNoRatio() {
        SpeedComparison speeds =
                comparison(speed("a", DRIFTING), speed("failed", List.of()), speed("short", DRIFTING.subList(0, 5)));

        assertThat(speeds.timeRatio("failed", "a")).isEmpty();
        assertThat(speeds.timeRatio("a", "failed")).isEmpty();
        assertThat(speeds.timeRatio("a", "short")).isEmpty();
        assertThat(speeds.timeRatio("a", "unknown")).isEmpty();
    }
}
