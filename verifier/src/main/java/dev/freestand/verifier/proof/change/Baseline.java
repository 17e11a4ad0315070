package dev.freestand.verifier.proof.change;

import dev.freestand.core.facts.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The earlier proof that a later one is held against.
 *
 * @param sha256 digest of its {@code proof.json}, lower-case hex
 * @param version the subject's version then; null when it had none
 * @param commit the source commit then; null when not known
 * @param created when it was made, ISO-8601 in UTC
 * @param verdict its verdict
 */
public record Baseline(
        String sha256, @Nullable String version, @Nullable String commit, String created, Outcome verdict) {

    public Baseline {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(created);
        Objects.requireNonNull(verdict);
    }

    /** The version and day, for people. */
    public String words() {
        return (version == null ? "the proof of " : version + ", proved ") + created;
    }
}
