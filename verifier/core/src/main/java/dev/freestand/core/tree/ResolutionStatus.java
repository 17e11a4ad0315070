package dev.freestand.core.tree;

/** What becomes of a needed name. */
public enum ResolutionStatus {
    /** Found and loaded for the first time. */
    FOUND("found"),
    /** Found among what is loaded already. */
    LOADED("loaded"),
    /** Found on some processors only: whether the program starts depends on the machine. */
    CONDITIONAL("conditional"),
    /** Nowhere: the program does not start. */
    MISSING("missing"),
    /** A file was found at which the loader gives up: the program does not start. */
    REFUSED("refused");

    private final String label;

    ResolutionStatus(String label) {
        this.label = label;
    }

    /** Its name in JSON and in reports. */
    public String label() {
        return label;
    }

    /** Whether the program can start as far as this name goes. */
    public boolean good() {
        return this == FOUND || this == LOADED;
    }
}
