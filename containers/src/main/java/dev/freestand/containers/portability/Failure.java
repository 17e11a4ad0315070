package dev.freestand.containers.portability;

import dev.freestand.containers.predict.Cause;

/**
 * One thing that went wrong in a step.
 *
 * @param cause which sort of thing
 * @param detail what was needed or asked, and what was found; a clause without full stop
 * @param diff lines that show where two texts part; empty where nothing was compared
 */
record Failure(Cause cause, String detail, String diff) {

    /** One without texts to compare. */
    Failure(Cause cause, String detail) {
        this(cause, detail, "");
    }

    /** The same for a better known cause. */
    Failure because(Cause better, String words) {
        return new Failure(better, words, diff);
    }

    /** The detail, and below it the lines that differ. */
    String full() {
        return diff.isEmpty() ? detail : detail + "\n" + diff;
    }
}
