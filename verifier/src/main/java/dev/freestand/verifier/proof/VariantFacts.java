package dev.freestand.verifier.proof;

import java.util.List;

/**
 * What is known of the files that a proof is about.
 *
 * @param variants the files
 * @param contents what the linker put into each variant; empty where it was not looked for, and in proofs from before
 *     it was kept
 * @param sizes size breakdown of each variant; empty where it was not looked for, as in a proof of an earlier version
 * @param mutants what the rules said of changed copies of each variant's file; empty in a proof of an earlier version, and
 *     in all parts of a proof but the first
 */
public record VariantFacts(
        List<VariantRecord> variants,
        List<VariantContents> contents,
        List<VariantSizes> sizes,
        List<VariantMutants> mutants) {

    public VariantFacts {
        variants = List.copyOf(variants);
        contents = List.copyOf(contents);
        sizes = List.copyOf(sizes);
        mutants = List.copyOf(mutants);
    }
}
