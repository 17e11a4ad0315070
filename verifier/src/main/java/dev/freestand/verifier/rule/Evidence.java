package dev.freestand.verifier.rule;

import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.FileReport;

/**
 * What a rule reads.
 *
 * @param variant what the variant is meant to be
 * @param file what was found in its file
 */
public record Evidence(Variant variant, FileReport file) {}
