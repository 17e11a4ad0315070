package dev.freestand.verifier.proof;

/**
 * Wall times of the same command line in several environments, from fork to exit, in microseconds.
 *
 * @param runs how many there are, at least 1
 * @param lowestMicros the shortest
 * @param medianMicros the one in the middle; of an even number, the mean of the two in the middle
 * @param highestMicros the longest
 */
public record StartTimes(int runs, long lowestMicros, long medianMicros, long highestMicros) {

    public StartTimes {
        if (runs < 1 || lowestMicros < 0 || medianMicros < lowestMicros || highestMicros < medianMicros) {
            throw new IllegalArgumentException("start times are out of order");
        }
    }
}
