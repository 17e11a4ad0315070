package dev.freestand.core.elf;

/**
 * One symbol version that the file needs of a library (Linux Standard Base, symbol versioning).
 *
 * @param library the library's name, such as {@code libc.so.6} (vn_file)
 * @param version the version's name, such as {@code GLIBC_2.34} (vna_name)
 * @param weak VER_FLG_WEAK is set: the loader does not insist
 * @param index the number by which DT_VERSYM refers to it (vna_other), 0 where there is none
 */
public record VersionNeed(String library, String version, boolean weak, int index) {

    /** A need that no symbol refers to. */
    public VersionNeed(String library, String version, boolean weak) {
        this(library, version, weak, 0);
    }

    /**
     * Whether GCC's own library has to have it. libgcc_s defines versions such as GLIBC_2.0 by itself on most machines,
     * for functions that glibc once had: they say nothing of the C library.
     */
    public boolean ofGccRuntime() {
        return library.startsWith("libgcc_s.so");
    }
}
