package dev.freestand.verifier.rule;

/**
 * One question asked of every variant. Ids are stable: {@code FS1xx} linkage, {@code FS2xx} sections, size and hardening,
 * {@code FS3xx} hazards, {@code FS4xx} floors, {@code FS5xx} portability, {@code FS6xx} integrity and shipping.
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

    /** Reads the evidence of a file that could be read; never throws, whatever is in it. */
    Finding evaluate(Evidence evidence);
}
