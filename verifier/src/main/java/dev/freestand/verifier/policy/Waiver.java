package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is accepted for a while.
 *
 * @param rule id of the rule
 * @param variant the variant it is accepted for; null: for every one
 * @param reason why it is accepted
 * @param until last day on which it holds, UTC
 */
public record Waiver(String rule, @Nullable String variant, String reason, LocalDate until) {

    public Waiver {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the waiver of " + rule + " gives no reason");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Waiver of(FreestandConfig.Document.WaiverDocument document) {
        return document.toWaiver();
    }
}
