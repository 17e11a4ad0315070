package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Outcome;

/**
 * A rule's answer for one variant.
 *
 * @param outcome how it ended
 * @param message what was found and, where it differs, what was expected
 */
public record Finding(Outcome outcome, String message) {

    static Finding pass(String message) {
        return new Finding(Outcome.PASS, message);
    }

    static Finding fail(String message) {
        return new Finding(Outcome.FAIL, message);
    }

    static Finding inconclusive(String message) {
        return new Finding(Outcome.INCONCLUSIVE, message);
    }

    static Finding notApplicable(String message) {
        return new Finding(Outcome.NOT_APPLICABLE, message);
    }
}
