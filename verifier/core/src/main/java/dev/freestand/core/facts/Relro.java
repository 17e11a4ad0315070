package dev.freestand.core.facts;

/** How much of a file is made read-only after relocation, from bad to good. */
public enum Relro {
    /** The question does not arise; nothing writes it, and the schema allows it. */
    NOT_APPLICABLE("not-applicable"),
    UNKNOWN("unknown"),
    NONE("none"),
    /** PT_GNU_RELRO, but the table of functions stays writable. */
    PARTIAL("partial"),
    /** PT_GNU_RELRO and immediate binding. */
    FULL("full");

    private final String label;

    Relro(String label) {
        this.label = label;
    }

    /** The word used in JSON and in texts. */
    public String label() {
        return label;
    }
}
