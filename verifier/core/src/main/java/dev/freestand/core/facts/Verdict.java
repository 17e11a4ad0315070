package dev.freestand.core.facts;

/**
 * The answer on linkage.
 *
 * @param outcome {@code PASS} when the segments decide and no witness contradicts them
 * @param linkage the answer
 * @param reason the evidence in one sentence
 */
public record Verdict(Outcome outcome, Linkage linkage, String reason) {}
