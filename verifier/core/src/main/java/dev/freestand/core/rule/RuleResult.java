package dev.freestand.core.rule;

import dev.freestand.core.facts.Outcome;

/**
 * A rule's answer for one variant.
 *
 * @param outcome how it ended
 * @param message what was found and, where it differs, what was expected
 */
public record RuleResult(Outcome outcome, String message) {

    /** How the message of a warning begins that stands for something that could not be established. */
    public static final String NOT_KNOWN = "not known: ";

    public static RuleResult pass(String message) {
        return new RuleResult(Outcome.PASS, message);
    }

    public static RuleResult fail(String message) {
        return new RuleResult(Outcome.FAIL, message);
    }

    public static RuleResult inconclusive(String message) {
        return new RuleResult(Outcome.INCONCLUSIVE, message);
    }

    public static RuleResult warn(String message) {
        return new RuleResult(Outcome.WARN, message);
    }

    /** An advisory rule could not find out. */
    public static RuleResult notKnown(String reason) {
        return warn(NOT_KNOWN + reason);
    }

    public static RuleResult notApplicable(String message) {
        return new RuleResult(Outcome.NOT_APPLICABLE, message);
    }
}
