package dev.freestand.core.elf;

/** A file is not well-formed ELF; carries what is wrong and where. */
public final class ElfFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ElfFault fault;
    private final long offset;

    public ElfFormatException(ElfFault fault, long offset, String sentence) {
        super(sentence);
        this.fault = fault;
        this.offset = offset;
    }

    /** The fault, by which tests and reports distinguish them. */
    public ElfFault fault() {
        return fault;
    }

    /** File offset in bytes of the structure at fault; unsigned, as the file states it. */
    public long offset() {
        return offset;
    }

    /** {@code 0x} and lower-case hex digits of an unsigned number. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
