package dev.freestand.core.rule;

import dev.freestand.core.facts.Outcome;
import java.util.Objects;

/**
 * One rule applied to one variant.
 *
 * @param rule stable rule id, such as {@code FS101}
 * @param variant the variant's name
 * @param outcome how it ended
 * @param message one or more lines for people: what was found, what was expected
 */
public record Check(String rule, String variant, Outcome outcome, String message) {

    public Check {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(variant);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(message);
    }
}
