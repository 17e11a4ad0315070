package dev.freestand.verifier.policy;

import dev.freestand.verifier.proof.Check;
import dev.freestand.verifier.proof.Outcome;

/** How much a rule counts. What could not be established stays so, unless the rule is switched off. */
public enum Severity {
    /** A warning is a failure. */
    FAIL,
    /** A failure is a warning. */
    WARN,
    /** The rule is not asked. */
    OFF;

    /**
     * A check as this severity has it.
     *
     * @param origin what sets the severity, for the message
     */
    Check apply(Check check, String origin) {
        Outcome found = check.outcome();
        return switch (this) {
            case OFF ->
                with(check, Outcome.NOT_APPLICABLE, "switched off by " + origin + "; found " + found + ": ", "");
            case FAIL -> found == Outcome.WARN ? with(check, Outcome.FAIL, "", "\na failure by " + origin) : check;
            case WARN -> found == Outcome.FAIL ? with(check, Outcome.WARN, "", "\nonly a warning by " + origin) : check;
        };
    }

    private static Check with(Check check, Outcome outcome, String before, String behind) {
        return new Check(check.rule(), check.variant(), outcome, before + check.message() + behind);
    }
}
