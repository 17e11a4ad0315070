package dev.freestand.verifier.rule;

/**
 * One question asked of every variant. Ids are stable: {@code FS1xx} linkage, {@code FS2xx} sections, size and hardening,
 * {@code FS3xx} hazards, {@code FS4xx} floors, {@code FS5xx} portability, {@code FS6xx} integrity and shipping.
 *
 * <p>Rules on hardening, hazards and floors (FS210 and above, FS3xx, FS4xx) advise: nobody asked for what they look at,
 * so what they find is {@code WARN}, unless policy makes it more. What they cannot establish is {@code WARN} too, with a
 * message that begins with {@link Finding#NOT_KNOWN}: never {@code PASS}, and not {@code INCONCLUSIVE} either, since a
 * proof must not hang on a question that its policy did not ask.
 */
public interface Rule {

    /** Stable id, {@code FS} and three digits. */
    String id();

    /** What has to hold, in a few words. */
    String title();

    /** Why it matters to whoever runs the file. */
    String why();

    /** What the answer is read from. */
    String evidence();

    /** What to do when it does not hold. */
    String fix();

    /** Where the rule is written down: a link to the specification or manual that it follows. */
    String specification();

    /**
     * Whether it reads what was seen while the file ran ({@link Evidence#runs}). Without that it does not apply; and where
     * the cells are spread over several machines, it is asked when they have been merged.
     */
    default boolean readsRuns() {
        return false;
    }

    /** Reads the evidence of a file that could be read; never throws, whatever is in it. */
    Finding evaluate(Evidence evidence);
}
