package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.RegressionPolicy;
import dev.freestand.verifier.policy.Variant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule reads.
 *
 * @param variant what the variant is meant to be
 * @param file what was found in its file
 * @param digestAtEnd SHA-256 of the file when everything had been run, lower-case hex; null when it could not be read
 * @param touched whether the name led to another file meanwhile, or the file was written, and be it put back in the end
 * @param runs what was seen while it ran; null where it was not to be run, as in a scan
 * @param regressions which changes since an earlier proof are failures
 */
public record RuleInput(
        Variant variant,
        FileReport file,
        @Nullable String digestAtEnd,
        boolean touched,
        @Nullable ObservedRuns runs,
        RegressionPolicy regressions) {

    /** The input for a variant without any policy. */
    public RuleInput(Variant variant, FileReport file, @Nullable String digestAtEnd, @Nullable ObservedRuns runs) {
        this(variant, file, digestAtEnd, false, runs, RegressionPolicy.NONE);
    }

    /** The same of a file that was touched meanwhile, or was not. */
    public RuleInput with(boolean wasTouched) {
        return new RuleInput(variant, file, digestAtEnd, wasTouched, runs, regressions);
    }

    /** The same with other limits on changes. */
    RuleInput under(RegressionPolicy policy) {
        return new RuleInput(variant, file, digestAtEnd, touched, runs, policy);
    }
}
