package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A severity as it stands in the file. YAML 1.1 takes a bare {@code off} for the truth value false, so false is off. */
record SeverityWord(Severity severity) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SeverityWord ofText(String word) {
        return new SeverityWord(
                switch (word) {
                    case "fail" -> Severity.FAIL;
                    case "warn" -> Severity.WARN;
                    case "off" -> Severity.OFF;
                    default -> throw unknown(word);
                });
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SeverityWord ofTruth(boolean word) {
        if (word) {
            throw unknown("true");
        }
        return new SeverityWord(Severity.OFF);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException("'" + word + "' is no severity: write fail, warn or off");
    }
}
