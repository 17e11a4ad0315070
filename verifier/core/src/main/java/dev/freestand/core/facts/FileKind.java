package dev.freestand.core.facts;

/** What sort of file it is, by its content and never by its name. */
public enum FileKind {
    /** An ELF program: ET_EXEC, or an ET_DYN that is started directly. */
    EXECUTABLE("executable"),
    /** An ELF shared object that is loaded and not started. */
    SHARED_LIBRARY("shared-library"),
    /** An ELF object file, input of a linker (ET_REL). */
    RELOCATABLE("relocatable"),
    /** An ELF core dump (ET_CORE). */
    CORE("core"),
    /** A text that names its interpreter after {@code #!}. */
    SCRIPT("script"),
    /** Anything else that could be read. */
    NOT_ELF("not-elf"),
    /** Could not be read, or is a damaged ELF file. */
    UNREADABLE("unreadable");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** The word used in JSON, in {@code freestand.yaml} and in texts. */
    public String label() {
        return label;
    }
}
