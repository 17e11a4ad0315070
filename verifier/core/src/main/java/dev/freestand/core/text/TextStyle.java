package dev.freestand.core.text;

import dev.freestand.core.facts.Outcome;

/** What a piece of text is drawn with, as parameters of SGR (ECMA-48, section 8.3.117). */
public enum TextStyle {
    NONE(""),
    /** Used for headings and for what matters most. */
    BOLD("1"),
    DIM("2"),
    /** {@code FAIL}. */
    RED("31"),
    /** {@code PASS}. */
    GREEN("32"),
    /** {@code WARN}. */
    YELLOW("33"),
    /** {@code INCONCLUSIVE}. */
    MAGENTA("35"),
    /** A failure that was predicted: as it should be, and no success. */
    CYAN("36");

    private final String code;

    TextStyle(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The one for an outcome's word. */
    public static TextStyle of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> GREEN;
            case FAIL -> RED;
            case WARN -> YELLOW;
            case INCONCLUSIVE -> MAGENTA;
            case NOT_APPLICABLE, WAIVED -> DIM;
        };
    }
}
