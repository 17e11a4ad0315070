package dev.freestand.core.rule;

/**
 * The description of a rule. Ids are stable: {@code FS1xx} linkage, {@code FS2xx} sections, size and hardening,
 * {@code FS3xx} hazards, {@code FS4xx} floors, {@code FS5xx} portability, {@code FS6xx} integrity and shipping.
 */
public interface RuleDescription {

    /** Stable id, {@code FS} and three digits. */
    String id();

    /** The good condition, in at most six words. */
    String title();

    /** Why it matters to users of the file. */
    String why();

    /** What the answer is read from. */
    String evidence();

    /** What to do when it does not hold. */
    String fix();

    /** Where the rule is written down: a link to the specification or manual that it follows. */
    String specification();
}
