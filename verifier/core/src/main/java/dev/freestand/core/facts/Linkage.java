package dev.freestand.core.facts;

/** How a program is linked. A static-pie is {@link #STATIC}; unknown is never static. */
public enum Linkage {
    /** Needs a loader or shared libraries at run time. */
    DYNAMIC("dynamic"),
    /** It has neither an interpreter nor needed libraries. */
    STATIC("static"),
    /** Not established, or the question does not arise for this kind of file. */
    UNKNOWN("unknown");

    private final String label;

    Linkage(String label) {
        this.label = label;
    }

    /** The word used in JSON, in {@code freestand.yaml} and in texts. */
    public String label() {
        return label;
    }
}
