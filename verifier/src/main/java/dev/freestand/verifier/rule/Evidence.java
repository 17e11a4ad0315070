package dev.freestand.verifier.rule;

import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.FileReport;
import org.jspecify.annotations.Nullable;

/**
 * What a rule reads.
 *
 * @param variant what the variant is meant to be
 * @param file what was found in its file
 * @param digestAtEnd SHA-256 of the file when everything had been run, lower-case hex; null when it could not be read
 * @param runs what was seen while it ran; null where nobody asked for it to be run, as in a scan
 */
public record Evidence(
        Variant variant,
        FileReport file,
        @Nullable String digestAtEnd,
        @Nullable Runs runs) {

    /** Evidence of a file that is looked at and not run. */
    public static Evidence ofFile(Variant variant, FileReport file, @Nullable String digestAtEnd) {
        return new Evidence(variant, file, digestAtEnd, null);
    }
}
