package dev.freestand.verifier.mutant;

import dev.freestand.verifier.proof.VariantMutants.MutantResult;

/** A mutant was not made. The message says why, for people, and begins in lower case. */
final class UnmadeMutantException extends Exception {

    private static final long serialVersionUID = 1;

    private final MutantResult result;

    private UnmadeMutantException(MutantResult result, String reason) {
        super(reason);
        this.result = result;
    }

    /** There is no such change for this file: it is like that already, or has no such part. */
    static UnmadeMutantException notApplicable(String reason) {
        return new UnmadeMutantException(MutantResult.NOT_APPLICABLE, reason);
    }

    /** The configuration states nothing that it would break. */
    static UnmadeMutantException notAsked(String reason) {
        return new UnmadeMutantException(MutantResult.NOT_ASKED, reason);
    }

    /** The change was wanted, and this file leaves no place for it. */
    static UnmadeMutantException notTried(String reason) {
        return new UnmadeMutantException(MutantResult.NOT_TRIED, reason);
    }

    /** What it is in the list. */
    MutantResult result() {
        return result;
    }
}
