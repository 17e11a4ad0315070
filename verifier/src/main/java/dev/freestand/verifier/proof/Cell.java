package dev.freestand.verifier.proof;

import dev.freestand.core.facts.Outcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One variant in one environment.
 *
 * @param variant the variant's name
 * @param environment the environment's name
 * @param engine what ran it: {@code docker}, {@code sandbox}, {@code qemu}, or {@code none};
 *     several with {@code +} between them where it did the same on each
 * @param sha256 digest of the file as read inside the cell, lower-case hex; null when it could not be read there
 * @param predicted what the evidence says will happen
 * @param observed what happened
 * @param outcome a static variant must run; for a dynamic one observation and prediction must agree
 * @param cause stable word for why it fails, such as {@code glibc-too-old}; null when nothing failed
 * @param message one sentence for people: what was needed, what was found, what to do; below it, where an output differs,
 *     the lines that do
 * @param required whether policy requires this environment
 * @param behaviours one result per behaviour, in the order asked
 */
public record Cell(
        String variant,
        String environment,
        String engine,
        @Nullable String sha256,
        RunResult predicted,
        RunResult observed,
        Outcome outcome,
        @Nullable String cause,
        String message,
        boolean required,
        List<BehaviourResult> behaviours) {

    public Cell {
        Objects.requireNonNull(variant);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(engine);
        Objects.requireNonNull(predicted);
        Objects.requireNonNull(observed);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(message);
        behaviours = List.copyOf(behaviours);
    }

    /** The same cell, judged otherwise: it fails, for a cause that the other cells show. */
    public Cell failing(RunResult found, Cause why, String words) {
        return new Cell(
                variant,
                environment,
                engine,
                sha256,
                predicted,
                found,
                Outcome.FAIL,
                why.word(),
                words,
                required,
                behaviours);
    }
}
