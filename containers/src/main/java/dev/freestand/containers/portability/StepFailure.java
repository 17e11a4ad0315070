package dev.freestand.containers.portability;

import dev.freestand.verifier.proof.Cause;

/**
 * One thing that went wrong in a step.
 *
 * @param cause which sort of thing
 * @param detail what was needed or asked, and what was found; a clause without full stop
 * @param diff lines that show where two texts part; empty where nothing was compared
 */
record StepFailure(Cause cause, String detail, String diff) {

    /** One without texts to compare. */
    StepFailure(Cause cause, String detail) {
        this(cause, detail, "");
    }

    /** The same for a better known cause. */
    StepFailure because(Cause better, String words) {
        return new StepFailure(better, words, diff);
    }

    /** The detail, and below it the lines that differ. */
    String full() {
        return diff.isEmpty() ? detail : detail + "\n" + diff;
    }
}
