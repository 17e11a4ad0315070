package dev.freestand.verifier.mutant;

import java.util.List;

/** One change that rules ought to refuse. */
interface Mutation {

    /**
     * What a change is called.
     *
     * @param id stable word
     * @param change what is changed, for people
     * @param rules ids of the rules that ought to refuse it
     */
    record Label(String id, String change, List<String> rules) {}

    Label label();

    /** A word for it that never changes: what JSON says. */
    default String id() {
        return label().id();
    }

    /** What is changed, for people. */
    default String change() {
        return label().change();
    }

    /** Ids of the rules that ought to refuse it, as far as something asks them. */
    default List<String> rules(OriginalVariant original) {
        return label().rules();
    }

    /** The line of {@code freestand.yaml} that asks for what it breaks. */
    String asking(OriginalVariant original);

    /**
     * What the rules are asked about.
     *
     * @throws UnmadeMutantException if there is no such change, or no place for it
     */
    MutatedVariant apply(OriginalVariant original) throws UnmadeMutantException;
}
