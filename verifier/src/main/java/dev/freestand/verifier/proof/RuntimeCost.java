package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a variant costs at run time: memory and replacement, measured on the machine of the proof.
 *
 * @param variant the variant's name
 * @param size length of the file in bytes
 * @param startMicros in proofs from before start-up was timed in turns ({@link Observations#speeds}), the shortest wall time
 *     of the first behaviour over the environments in which every variant ran; null in newer ones
 * @param live memory of processes that live at the same time, fewest first
 * @param replaced how many files a security fix in the C library means replacing: 1, the file itself, for each static
 *     program on a machine; 0 for a dynamic one, whose library is replaced once for all
 * @param problem why something was not measured; null when everything was
 * @param start how that time spreads over those environments; null where {@code startMicros} is, and in older proofs
 */
public record RuntimeCost(
        String variant,
        long size,
        @Nullable Long startMicros,
        List<LiveMemory> live,
        int replaced,
        @Nullable String problem,
        @Nullable StartTimes start) {

    public RuntimeCost {
        Objects.requireNonNull(variant);
        live = List.copyOf(live);
    }

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

    /**
     * Memory of some processes of one variant that live at the same time, all of them together.
     *
     * @param processes how many
     * @param proportional their Pss in bytes: shared pages are divided among those who share them (smaps_rollup)
     * @param unshared their private pages in bytes, clean and dirty
     */
    public record LiveMemory(int processes, long proportional, long unshared) {}
}
