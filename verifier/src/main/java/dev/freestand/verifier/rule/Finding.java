package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Outcome;

/**
 * A rule's answer for one variant.
 *
 * @param outcome how it ended
 * @param message what was found and, where it differs, what was expected
 */
public record Finding(Outcome outcome, String message) {

    /** How the message of a warning begins that stands for something that could not be established. */
    public static final String NOT_KNOWN = "not known: ";

    static Finding pass(String message) {
        return new Finding(Outcome.PASS, message);
    }

    static Finding fail(String message) {
        return new Finding(Outcome.FAIL, message);
    }

    static Finding inconclusive(String message) {
        return new Finding(Outcome.INCONCLUSIVE, message);
    }

    static Finding warn(String message) {
        return new Finding(Outcome.WARN, message);
    }

    /** An advisory rule could not find out. */
    static Finding notKnown(String reason) {
        return warn(NOT_KNOWN + reason);
    }

    static Finding notApplicable(String message) {
        return new Finding(Outcome.NOT_APPLICABLE, message);
    }
}
