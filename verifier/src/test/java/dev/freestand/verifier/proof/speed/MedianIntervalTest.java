package dev.freestand.verifier.proof.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {

    /** Ranks of the sign test for 95 of 100 cases, as tables have them (Conover; Dixon and Massey, table A-25). */
    @ParameterizedTest
    @CsvSource({"6, 1", "8, 1", "9, 2", "11, 2", "12, 3", "15, 4", "17, 5", "20, 6", "25, 8", "50, 18", "100, 40"})
    void ranksAreThoseOfTheTables(int n, int rank) {
        double[] samples = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

        MedianInterval interval = MedianInterval.of(samples);

        assertThat(interval.low()).isEqualTo(rank);
        assertThat(interval.high()).isEqualTo(n + 1.0 - rank);
        assertThat(interval.median()).isEqualTo((n + 1) / 2.0);
    }

    @Test
    void anIntervalHoldsTheMedianWhateverTheSamplesAre() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            int n = MedianInterval.FEWEST + random.nextInt(195);
            double[] samples = random.doubles(n).map(x -> Math.exp(20 * x)).toArray();
            double[] before = samples.clone();

            MedianInterval interval = MedianInterval.of(samples);

            assertThat(interval.median()).isBetween(interval.low(), interval.high());
            assertThat(samples).isEqualTo(before);
            double[] sorted = samples.clone();
            Arrays.sort(sorted);
            assertThat(interval.low()).isGreaterThanOrEqualTo(sorted[0]);
            assertThat(interval.high()).isLessThanOrEqualTo(sorted[n - 1]);
        }
    }

    /** The promise itself: of many draws of a lopsided distribution, 95 of 100 intervals hold its median, which is ln 2. */
    @Test
    void itHoldsTheTrueMedianAsOftenAsItSays() {
        Random random = new Random(11);
        int held = 0;
        int draws = 4000;
        for (int i = 0; i < draws; i++) {
            MedianInterval interval = MedianInterval.of(
                    random.doubles(15).map(x -> -Math.log(1 - x)).toArray());
            held += interval.above(Math.log(2)) || interval.below(Math.log(2)) ? 0 : 1;
        }
        assertThat(held).isGreaterThan(draws * 95 / 100);
    }

    @Test
    void oneOutlierChangesLittle() {
        MedianInterval interval = MedianInterval.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1000);

        assertThat(interval).isEqualTo(new MedianInterval(1, 1, 1));
    }

    @Test
    void tooFewSamplesHaveNone() {
        assertThatThrownBy(() -> MedianInterval.of(1, 2, 3, 4, 5)).hasMessage("5 samples have no interval, 6 do");
    }
}
