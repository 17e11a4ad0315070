package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;

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

    /** A severity as it stands in the file. YAML 1.1 takes a bare {@code off} for the truth value false, so false is off. */
    record Word(Severity severity) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Word ofText(String word) {
            return new Word(
                    switch (word) {
                        case "fail" -> Severity.FAIL;
                        case "warn" -> Severity.WARN;
                        case "off" -> Severity.OFF;
                        default -> throw unknown(word);
                    });
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Word ofTruth(boolean word) {
            if (word) {
                throw unknown("true");
            }
            return new Word(Severity.OFF);
        }

        private static IllegalArgumentException unknown(String word) {
            return new IllegalArgumentException("'" + word + "' is no severity: write fail, warn or off");
        }
    }
}
