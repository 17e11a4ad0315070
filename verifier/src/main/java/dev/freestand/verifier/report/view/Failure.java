package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Outcome;

/**
 * One thing that keeps the proof from passing.
 *
 * @param where rule or environment, and variant
 * @param outcome {@code FAIL} or {@code INCONCLUSIVE}
 * @param message what was found
 */
public record Failure(String where, Outcome outcome, String message) {}
