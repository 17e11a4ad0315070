package dev.freestand.verifier.policy;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import org.jspecify.annotations.Nullable;

/**
 * What a variant is meant to be. Null: nothing is asked.
 *
 * @param linkage dynamic or static
 * @param libc which C library
 * @param stripped whether the symbol table is gone
 */
public record VariantExpectation(
        @Nullable Linkage linkage,
        @Nullable LibcFlavour libc,
        @Nullable Boolean stripped) {

    public static final VariantExpectation NOTHING = new VariantExpectation(null, null, null);
}
