package dev.freestand.core.facts;

/** Whether a file has a section table. */
public enum SectionTableState {
    READ("read"),
    /** The file states that it has none. */
    NONE("none"),
    /** It is damaged or contradicts the segments. */
    UNUSABLE("unusable"),
    /** It was not looked at. */
    UNKNOWN("unknown");

    private final String label;

    SectionTableState(String label) {
        this.label = label;
    }

    /** The word used in JSON and in texts. */
    public String label() {
        return label;
    }
}
