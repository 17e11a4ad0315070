package dev.freestand.verifier.proof.change;

import java.util.Locale;
import java.util.Objects;

/**
 * A number that differs between two proofs.
 *
 * @param name of what is measured: {@code file}, {@code start}, or a section
 * @param before in the baseline, in bytes or microseconds; 0 where it is not there
 * @param after in this proof
 */
public record Growth(String name, long before, long after) {

    public Growth {
        Objects.requireNonNull(name);
    }

    /** How much more it is; negative where it is less. */
    public long delta() {
        return after - before;
    }

    /** Growth in percent of what it was, with its sign, such as {@code +5.2 %}; empty where it was nothing. */
    public String percent() {
        return before == 0 ? "" : String.format(Locale.ROOT, "%+.1f %%", 100.0 * delta() / before);
    }
}
