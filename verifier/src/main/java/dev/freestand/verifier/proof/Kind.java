package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of file it is, by its content and never by its name. */
public enum Kind {
    /** An ELF program: ET_EXEC, or an ET_DYN that is started directly. */
    @JsonProperty("executable")
    EXECUTABLE("executable"),
    /** An ELF shared object that is loaded and not started. */
    @JsonProperty("shared-library")
    SHARED_LIBRARY("shared-library"),
    /** An ELF object file, input of a linker (ET_REL). */
    @JsonProperty("relocatable")
    RELOCATABLE("relocatable"),
    /** An ELF core dump (ET_CORE). */
    @JsonProperty("core")
    CORE("core"),
    /** A text that names its interpreter after {@code #!}. */
    @JsonProperty("script")
    SCRIPT("script"),
    /** Anything else that could be read. */
    @JsonProperty("not-elf")
    NOT_ELF("not-elf"),
    /** Could not be read, or is a damaged ELF file. */
    @JsonProperty("unreadable")
    UNREADABLE("unreadable");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The word used in JSON, in {@code freestand.yaml} and in texts. */
    public String label() {
        return label;
    }
}
