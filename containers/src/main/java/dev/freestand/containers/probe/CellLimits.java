package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Step;
import java.time.Duration;

/**
 * How far a file under test may go before it is stopped.
 *
 * @param step wall time of one run of the file that names no other; 1 millisecond to 1 hour
 * @param keep bytes kept of each stream; the rest is counted and hashed only; 0 to 16 MiB
 * @param flood bytes of one stream after which the file is killed; not less than {@code keep}
 */
public record CellLimits(Duration step, int keep, long flood) {

    /** Ten seconds, 64 KiB, 64 MiB. */
    public static final CellLimits DEFAULT = new CellLimits(Duration.ofSeconds(10), 1 << 16, 1L << 26);

    public CellLimits {
        if (step.toMillis() < 1 || step.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("time of a step is " + step + ", expected 1 ms to 1 h");
        }
        if (keep < 0 || keep > 1 << 24 || flood < keep) {
            throw new IllegalArgumentException("limits of output are out of range: " + keep + ", " + flood);
        }
    }

    /** How long this step may take. */
    public Duration timeOf(Step step) {
        return step.timeout() == null ? this.step : step.timeout();
    }
}
