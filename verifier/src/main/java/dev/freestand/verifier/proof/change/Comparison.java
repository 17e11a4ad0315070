package dev.freestand.verifier.proof.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What changed since an earlier proof of the same subject.
 *
 * @param baseline that proof
 * @param variants every variant of either, those of this proof first
 */
public record Comparison(Baseline baseline, List<VariantChanges> variants) {

    public Comparison {
        Objects.requireNonNull(baseline);
        variants = List.copyOf(variants);
    }

    /** The changes of the variant of that name. */
    public Optional<VariantChanges> variant(String name) {
        return variants.stream().filter(one -> one.variant().equals(name)).findFirst();
    }

    /** How many changes are for the worse, sizes and start-up apart. */
    public int worse() {
        return variants.stream().mapToInt(one -> one.regressions().size()).sum();
    }

    /** Whether nothing differs but, perhaps, start-up. */
    public boolean same() {
        return variants.stream().allMatch(VariantChanges::same);
    }
}
