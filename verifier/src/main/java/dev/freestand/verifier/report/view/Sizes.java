package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.SectionSize;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.VariantSizes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arranges sizes: all variants on one scale, so that they can be compared. */
final class Sizes {

    private Sizes() {}

    static List<SizeView> of(Proof proof) {
        Map<String, VariantSizes> measured = new HashMap<>();
        proof.sizes().forEach(one -> measured.putIfAbsent(one.variant(), one));
        long scale = 1;
        for (VariantRecord variant : proof.variants()) {
            scale = Math.max(scale, variant.size());
            for (SectionSize section : variant.file().sections()) {
                // No section takes more room than this in a file that is worth a look; a longer bar is cut.
                scale = Math.max(scale, Math.min(section.size(), 4 * variant.size()));
            }
        }
        for (VariantSizes one : proof.sizes()) {
            Long budget = one.budget();
            scale = Math.max(scale, budget == null ? 0 : Math.min(budget, 2 * scale));
        }
        long longest = scale;
        return proof.variants().stream()
                .map(variant -> SizeView.of(variant, measured.get(variant.name()), longest))
                .toList();
    }
}
