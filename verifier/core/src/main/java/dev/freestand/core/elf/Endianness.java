package dev.freestand.core.elf;

/** The order of a number's bytes (gABI chapter 4, EI_DATA). */
public enum Endianness {
    /** Least significant byte first (ELFDATA2LSB). */
    LITTLE("little"),
    /** Most significant byte first (ELFDATA2MSB). */
    BIG("big");

    private final String label;

    Endianness(String label) {
        this.label = label;
    }

    /** The word for it in JSON: {@code little} or {@code big}. */
    public String label() {
        return label;
    }

    /** An unsigned number of two bytes, which must be there. */
    public int u16(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return this == LITTLE ? second << 8 | first : first << 8 | second;
    }

    /** A number of four bytes, which must be there. */
    public int i32(byte[] bytes, int at) {
        int first = u16(bytes, at);
        int second = u16(bytes, at + 2);
        return this == LITTLE ? second << 16 | first : first << 16 | second;
    }

    /** A number of eight bytes, which must be there. */
    public long i64(byte[] bytes, int at) {
        long first = i32(bytes, at) & 0xffff_ffffL;
        long second = i32(bytes, at + 4) & 0xffff_ffffL;
        return this == LITTLE ? second << 32 | first : first << 32 | second;
    }
}
