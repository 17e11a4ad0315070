package dev.freestand.core.elf;

/**
 * One entry of a symbol table (gABI chapter 4). Numbers are unsigned.
 *
 * @param name from the string table; empty where it has none
 * @param address st_value
 * @param size st_size
 * @param type low half of st_info, such as {@link #FUNCTION}
 * @param section st_shndx; 0 (SHN_UNDEF) where another file has to define it
 * @param version its number in DT_VERSYM, 0 and 1 where it has none; 0 outside of dynamic tables
 */
public record Symbol(String name, long address, long size, int type, int section, int version) {

    /** STT_OBJECT. */
    public static final int OBJECT = 1;

    /** STT_FUNC. */
    public static final int FUNCTION = 2;

    /** STT_TLS: its address is an offset in the storage of each thread. */
    public static final int TLS = 6;

    /** STT_GNU_IFUNC: a function that picks its own code when the program starts. */
    public static final int INDIRECT_FUNCTION = 10;

    /** Whether the file itself holds it. */
    public boolean defined() {
        return section != 0;
    }
}
