package dev.freestand.core.facts;

/** What an outside tool says about a file, as far as it was understood. */
public enum ToolAnswer {
    /** It needs a loader or libraries. */
    DYNAMIC("dynamic"),
    /** It has neither an interpreter nor needed libraries. */
    STATIC("static"),
    /** The tool answered, and the answer was not understood. */
    UNKNOWN("unknown"),
    ABSENT("absent"),
    /** The tool must not, or cannot, be asked about this file. */
    NOT_ASKED("not-asked"),
    /** {@code size} lists the section sizes that were read here. */
    AGREES("agrees"),
    /** {@code size} lists other sections than the file has. */
    DISAGREES("disagrees");

    private final String label;

    ToolAnswer(String label) {
        this.label = label;
    }

    /** The word used in JSON and in texts. */
    public String label() {
        return label;
    }

    /** The linkage that it states; unknown for answers that state none. */
    public Linkage linkage() {
        return switch (this) {
            case DYNAMIC -> Linkage.DYNAMIC;
            case STATIC -> Linkage.STATIC;
            default -> Linkage.UNKNOWN;
        };
    }
}
