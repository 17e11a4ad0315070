package dev.freestand.verifier.proof;

import dev.freestand.core.facts.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One behaviour of one variant in one environment.
 *
 * @param name the behaviour's name
 * @param exit exit status of the last step that ran; 128 + signal number where a signal ended it; null when nothing ran
 * @param outcome {@code PASS} when exit status, standard output, standard error and files are as expected
 * @param millis wall time inside the cell, in milliseconds; null when nothing ran
 * @param message what differed, or why it could not be determined; empty on {@code PASS}
 * @param stdout what the last step that ran wrote on standard output, as text, bounded; empty when nothing ran
 * @param stderr what it wrote on standard error, likewise
 */
public record BehaviourResult(
        String name,
        @Nullable Integer exit,
        Outcome outcome,
        @Nullable Double millis,
        String message,
        String stdout,
        String stderr) {

    public BehaviourResult {
        Objects.requireNonNull(name);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(message);
        Objects.requireNonNull(stdout);
        Objects.requireNonNull(stderr);
    }
}
