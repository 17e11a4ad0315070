package dev.freestand.core.facts;

import org.jspecify.annotations.Nullable;

/** Whether the compiler built a protection in. */
public enum Protection {
    YES("yes"),
    NO("no"),
    /** The question does not arise. */
    NOT_APPLICABLE("not-applicable"),
    UNKNOWN("unknown");

    private final String label;

    Protection(String label) {
        this.label = label;
    }

    /** The word used in JSON and in texts. */
    public String label() {
        return label;
    }

    /** A yes, a no, or unknown for null. */
    public static Protection of(@Nullable Boolean value) {
        return value == null ? UNKNOWN : value ? YES : NO;
    }
}
