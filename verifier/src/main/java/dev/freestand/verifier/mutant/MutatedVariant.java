package dev.freestand.verifier.mutant;

import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.Variant;

/**
 * What the rules are asked about.
 *
 * @param variant what is asked of the file
 * @param file what was found in it
 * @param sha256 digest of the file at the end, lower-case hex
 */
record MutatedVariant(Variant variant, FileReport file, String sha256) {}
