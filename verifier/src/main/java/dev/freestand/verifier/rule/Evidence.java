package dev.freestand.verifier.rule;

import dev.freestand.verifier.policy.Regressions;
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
 * @param regressions which changes since an earlier proof are failures
 */
public record Evidence(
        Variant variant,
        FileReport file,
        @Nullable String digestAtEnd,
        @Nullable Runs runs,
        Regressions regressions) {

    /** Evidence under no policy. */
    public Evidence(Variant variant, FileReport file, @Nullable String digestAtEnd, @Nullable Runs runs) {
        this(variant, file, digestAtEnd, runs, Regressions.NONE);
    }

    /** Evidence of a file that is looked at and not run. */
    public static Evidence ofFile(Variant variant, FileReport file, @Nullable String digestAtEnd) {
        return new Evidence(variant, file, digestAtEnd, null);
    }

    /** The same, with another word on changes. */
    Evidence under(Regressions policy) {
        return new Evidence(variant, file, digestAtEnd, runs, policy);
    }
}
