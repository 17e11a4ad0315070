package dev.freestand.verifier.policy.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * An exit status as a user asked for it: a number, or the word {@code same} where it only has to be the same everywhere.
 *
 * @param text the number in digits, or that word
 */
public record ExpectedExitStatus(String text) {

    private static final String SAME = "same";

    public ExpectedExitStatus {
        // A mapping in its place ({}) would be neither.
        if (text == null || !(text.equals(SAME) || text.matches("[0-9]{1,3}"))) {
            throw new IllegalArgumentException((text == null ? "it" : "'" + text + "'")
                    + " is no exit status: write a whole number from 0 to 255, or " + SAME);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExpectedExitStatus of(int number) {
        return new ExpectedExitStatus(Integer.toString(number));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExpectedExitStatus of(String word) {
        if (!word.equals(SAME)) {
            throw new IllegalArgumentException(
                    "'" + word + "' is no exit status: write a whole number from 0 to 255, or " + SAME);
        }
        return new ExpectedExitStatus(word);
    }

    /** The number; null where it only has to be the same everywhere. */
    public @Nullable Integer number() {
        return text.equals(SAME) ? null : Integer.valueOf(text);
    }
}
