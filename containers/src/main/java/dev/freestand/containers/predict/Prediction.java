package dev.freestand.containers.predict;

import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says will happen.
 *
 * @param fate whether it will run
 * @param cause why not; null unless {@code fate} is {@code FAILS}
 * @param reason the evidence in one clause, such as {@code needs GLIBC_2.34, found 2.31}
 */
public record Prediction(RunResult fate, @Nullable Cause cause, String reason) {

    public Prediction {
        if ((fate == RunResult.FAILS) != (cause != null)) {
            throw new IllegalArgumentException("a cause belongs to a failure, and a failure has one");
        }
    }

    static Prediction runs(String reason) {
        return new Prediction(RunResult.RUNS, null, reason);
    }

    static Prediction fails(Cause cause, String reason) {
        return new Prediction(RunResult.FAILS, cause, reason);
    }

    /** No prediction, because the evidence does not suffice. */
    public static Prediction unknown(String reason) {
        return new Prediction(RunResult.UNKNOWN, null, reason);
    }
}
