package dev.freestand.verifier.proof.speed;

import java.util.Arrays;

/**
 * The median of samples and an interval for the median of what they are drawn from.
 *
 * <p>The interval is that of the sign test (Conover, Practical Nonparametric Statistics, section 3.2): of n sorted samples
 * the k-th smallest to the k-th largest, with the largest k for which a binomial count of n fair throws is below k, or
 * above n - k, in at most 5 of 100 cases. It assumes nothing of the distribution, needs no random numbers, and holds the
 * sample median. With 6 samples it is the whole range (97 of 100 cases), with 15 the 4th to the 12th (96 of 100).
 *
 * @param median the middle sample; of an even number, the mean of the two in the middle
 * @param low where the interval begins
 * @param high where it ends
 */
public record MedianInterval(double median, double low, double high) {

    /** Fewer samples have no such interval. */
    public static final int FEWEST = 6;

    /** Share of cases in which the interval may miss the median on one of its sides. */
    private static final double ONE_SIDE = 0.025;

    /**
     * The interval.
     *
     * @param samples at least {@link #FEWEST}, in any order
     */
    public static MedianInterval of(double... samples) {
        int n = samples.length;
        if (n < FEWEST) {
            throw new IllegalArgumentException(n + " samples have no interval, " + FEWEST + " do");
        }
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int k = rank(n);
        return new MedianInterval((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[k - 1], sorted[n - k]);
    }

    /** The largest k, from 1 on, with a chance of at most {@link #ONE_SIDE} for fewer than k of n fair throws. */
    private static int rank(int n) {
        double exactly = Math.pow(0.5, n);
        double fewer = exactly;
        int k = 0;
        while (fewer <= ONE_SIDE) {
            k++;
            exactly = exactly * (n - k + 1) / k;
            fewer += exactly;
        }
        return Math.max(k, 1);
    }

    /** Whether the whole interval is above a number. */
    public boolean above(double number) {
        return low > number;
    }

    /** Whether the whole interval is below a number. */
    public boolean below(double number) {
        return high < number;
    }
}
