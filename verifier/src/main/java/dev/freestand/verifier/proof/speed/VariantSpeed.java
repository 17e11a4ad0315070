package dev.freestand.verifier.proof.speed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one variant took for one piece of work.
 *
 * @param variant the variant's name
 * @param micros wall time of each sample from fork to exit in microseconds, in the order of the rounds; empty where it was
 *     not timed, or failed
 * @param pageFaults page faults of one sample, the median of all; null where it was not timed
 * @param calls how often one run made the system calls that tell of memory and locks (futex, brk, mmap, munmap and others),
 *     by name; empty where it was not traced
 * @param failure what a run did wrong: another exit status, another output; null where none did
 * @param problem why it was not timed or not traced, although it did nothing wrong; null where it was
 */
public record VariantSpeed(
        String variant,
        List<Long> micros,
        @Nullable Long pageFaults,
        SortedMap<String, Long> calls,
        @Nullable String failure,
        @Nullable String problem) {

    public VariantSpeed {
        Objects.requireNonNull(variant);
        micros = List.copyOf(micros);
        calls = new TreeMap<>(calls);
        if (micros.stream().anyMatch(sample -> sample < 1)) {
            throw new IllegalArgumentException("a sample took no time");
        }
    }

    /** Whether there are enough samples for an interval. */
    @JsonIgnore
    public boolean timed() {
        return micros.size() >= MedianInterval.FEWEST;
    }

    /** The time of a sample in microseconds; only where it is {@link #timed}. */
    @JsonIgnore
    public MedianInterval time() {
        return MedianInterval.of(micros.stream().mapToDouble(Long::doubleValue).toArray());
    }
}
