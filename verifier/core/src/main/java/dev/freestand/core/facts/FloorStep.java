package dev.freestand.core.facts;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that sets a floor of a file. The steps of one floor follow each other from the highest down.
 *
 * @param floor what it is a floor of: a prefix of versions such as {@code GLIBC}, the name of a version without a number,
 *     {@code musl}, {@code kernel}, {@code cpu} or {@code hash table}
 * @param version the floor, such as {@code 2.34}; empty where it has no number
 * @param asking what asks for it
 * @param counts whether the loader or the kernel insists on it; a weak need does not count
 * @param below the floor that is left without this step; null where none is left
 * @param cure how it usually goes away
 */
public record FloorStep(
        String floor,
        String version,
        Asking asking,
        boolean counts,
        @Nullable String below,
        String cure) {

    public FloorStep {
        Objects.requireNonNull(floor);
        Objects.requireNonNull(version);
        Objects.requireNonNull(asking);
        Objects.requireNonNull(cure);
    }

    /**
     * What asks for a floor.
     *
     * @param evidence where the file says so, such as {@code libc.so.6 (DT_VERNEED)}
     * @param symbols that ask for it, sorted, 16 at most; empty where none are named
     * @param more how many others there are
     */
    public record Asking(String evidence, List<String> symbols, int more) {

        public Asking {
            Objects.requireNonNull(evidence);
            symbols = List.copyOf(symbols);
        }
    }
}
