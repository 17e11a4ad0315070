package dev.freestand.verifier.proof.speed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work that the variants did in turns on the machine of the proof, in one sandbox on its own libraries.
 *
 * @param name the workload's name; of start-up, that of the behaviour whose first step it is
 * @param kind what its time is made of
 * @param amount how much is done in one sample
 * @param processors how many processors the machine had
 * @param variants the variants in the order of freestand.yaml; ratios are to the first
 * @param problem why nothing was timed; null where something was
 */
public record SpeedComparison(
        String name,
        Kind kind,
        Amount amount,
        int processors,
        List<VariantSpeed> variants,
        @Nullable String problem) {

    public SpeedComparison {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(amount);
        variants = List.copyOf(variants);
    }

    /**
     * How much is done in one sample.
     *
     * @param bytes how many bytes of input one run is given
     * @param starts runs
     * @param threads how many threads the program was told to use; null where it was not told
     */
    public record Amount(long bytes, int starts, @Nullable Integer threads) {}

    /** What the time is made of. */
    public enum Kind {
        /** Little more than starting the program. */
        START("start"),
        /** A workload of freestand.yaml. */
        WORKLOAD("workload");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }
    }

    /** What is known of a variant. */
    public Optional<VariantSpeed> of(String variant) {
        return variants.stream().filter(one -> one.variant().equals(variant)).findFirst();
    }

    /**
     * The time that one variant takes, as a multiple of another's: the median of the rounds' ratios, since both samples of a
     * round were taken close to each other, and its interval.
     *
     * @return empty where one of them was not timed
     */
    public Optional<MedianInterval> timeRatio(String variant, String reference) {
        return ratio(of(variant), of(reference));
    }

    /** The work that one variant does in a time, as a multiple of another's; the same with the ratios turned round. */
    public Optional<MedianInterval> throughputRatio(String variant, String reference) {
        return ratio(of(reference), of(variant));
    }

    private static Optional<MedianInterval> ratio(Optional<VariantSpeed> above, Optional<VariantSpeed> below) {
        if (above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        List<Long> over = above.get().micros();
        List<Long> under = below.get().micros();
        if (over.size() != under.size() || over.size() < MedianInterval.FEWEST) {
            return Optional.empty();
        }
        double[] ratios = new double[over.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = over.get(i) / (double) under.get(i);
        }
        return Optional.of(MedianInterval.of(ratios));
    }
}
