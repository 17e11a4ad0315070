package dev.freestand.verifier.proof;

/**
 * Something that a static file may still want from its host at run time.
 *
 * @param rule id of the rule that found it
 * @param what one word for it, such as {@code nss}
 * @param evidence where it was seen
 */
public record Hazard(String rule, String what, String evidence) {}
