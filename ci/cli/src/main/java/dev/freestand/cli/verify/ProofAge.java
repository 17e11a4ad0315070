package dev.freestand.cli.verify;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a proof, or a part of one, was made at a time that lets it count. */
public final class ProofAge {

    /** How far the clocks of the machine that proved and the one that asks may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private ProofAge() {}

    /**
     * Looks at the time.
     *
     * @param created as the proof says it
     * @param allowed how old it may be; null for any age
     * @throws PipelineException if it is not a time, in the future, or too long ago
     */
    public static void check(String created, @Nullable Duration allowed, Instant now) throws PipelineException {
        Instant made;
        try {
            made = Instant.parse(created);
        } catch (DateTimeException e) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "the proof says it was created '" + created + "', which is not a time in UTC such as"
                            + " 2026-01-31T12:00:00Z\nRun freestand verify again.",
                    e);
        }
        if (made.isAfter(now.plus(SKEW))) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "the proof was created at " + made + ", which is in the future: it is " + now
                            + "\nSet the clock, or run freestand verify again.");
        }
        if (allowed != null && made.plus(allowed).isBefore(now)) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "the proof is too old\n  made:    " + made + "\n  now:     " + now + "\n  allowed: "
                            + allowed.toHours() + " h " + allowed.toMinutesPart() + " min (policy.maxAge)"
                            + "\nRun freestand verify again.");
        }
    }
}
