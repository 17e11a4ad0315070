package dev.freestand.verifier.mutant;

import java.util.List;

/** One change that rules ought to refuse. */
interface Mutation {

    /** Stable word. */
    String id();

    /** What is changed, for people. */
    String change();

    /** Ids of the rules that ought to refuse it, as far as something asks them. */
    List<String> rules(OriginalVariant original);

    /** The line of {@code freestand.yaml} that asks for what it breaks. */
    String asking(OriginalVariant original);

    /**
     * What the rules are asked about.
     *
     * @throws UnmadeMutantException if there is no such change, or no place for it
     */
    MutatedVariant apply(OriginalVariant original) throws UnmadeMutantException;
}
