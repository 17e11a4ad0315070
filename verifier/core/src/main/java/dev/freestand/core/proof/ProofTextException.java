package dev.freestand.core.proof;

/** A text that cannot be used as a proof. */
public final class ProofTextException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason why not, as a sentence about "it" */
    ProofTextException(String reason) {
        super(reason);
    }
}
