package dev.freestand.containers.predict;

import dev.freestand.verifier.proof.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says will happen.
 *
 * @param fate whether it will run
 * @param cause why not; null unless {@code fate} is {@code FAILS}
 * @param reason the evidence in one clause, such as {@code needs GLIBC_2.34, found 2.31}
 */
public record Prediction(Fate fate, @Nullable Cause cause, String reason) {

    public Prediction {
        if ((fate == Fate.FAILS) != (cause != null)) {
            throw new IllegalArgumentException("a cause belongs to a failure, and a failure has one");
        }
    }

    static Prediction runs(String reason) {
        return new Prediction(Fate.RUNS, null, reason);
    }

    static Prediction fails(Cause cause, String reason) {
        return new Prediction(Fate.FAILS, cause, reason);
    }

    /** Not enough is known. */
    public static Prediction unknown(String reason) {
        return new Prediction(Fate.UNKNOWN, null, reason);
    }
}
