package dev.freestand.core.facts;

/** How a check or a cell ended. Fail closed: what could not be established is {@link #INCONCLUSIVE}, never a pass. */
public enum Outcome {
    /** Established, and as it should be. */
    PASS,
    /** Established, and not as it should be. */
    FAIL,
    /** Established, worth a person's look, not a reason to stop. */
    WARN,
    /** Could not be established: a missing tool, an unparsed text, a skipped or timed-out run. */
    INCONCLUSIVE,
    /** The question does not arise for this file. */
    NOT_APPLICABLE,
    /** Not as it should be, and accepted by a waiver that names a reason and a date. */
    WAIVED;

    /** Whether a file with this outcome may be shipped. */
    public boolean acceptable() {
        return this != FAIL && this != INCONCLUSIVE;
    }
}
