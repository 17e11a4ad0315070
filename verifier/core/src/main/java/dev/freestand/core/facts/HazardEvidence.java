package dev.freestand.core.facts;

/** What the evidence for a hazard is, the best first. */
public enum HazardEvidence {
    SYMBOLS("symbols"),
    /** A warning that the linker printed. */
    LINK_LOG("link-log"),
    /** The file's own dlopen notes. */
    NOTES("notes"),
    /** A text in the file: weak, since a text proves no use. */
    STRINGS("strings");

    private final String label;

    HazardEvidence(String label) {
        this.label = label;
    }

    /** The word used in JSON and in texts. */
    public String label() {
        return label;
    }
}
