package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.facts.LibcFlavour;

/**
 * Packed relocations (DT_RELR). A loader that does not know them starts the file and leaves its addresses wrong, so each
 * C library's own support is a floor. glibc has it since 2.36, and since then refuses a file with versions that names
 * libc.so.6 without needing the version GLIBC_ABI_DT_RELR, by which an older glibc would refuse it (dl-version.c).
 */
public final class PackedRelocations {

    /** The glibc that can first apply them. */
    public static final String GLIBC_SINCE = "2.36";

    /** The musl that can first apply them (WHATSNEW). */
    public static final String MUSL_SINCE = "1.2.4";

    /** The version by which a file says to glibc that it has them. */
    public static final String MARKER = "GLIBC_ABI_DT_RELR";

    private static final String LIBC = "libc.so.";

    private PackedRelocations() {}

    /** Whether a file has them. */
    public static boolean in(ElfFile file) {
        return file.dynamic() != null && file.dynamic().has(ElfConstants.DT_RELR);
    }

    /** Whether each glibc that can apply those of this file refuses it. */
    public static boolean refusedByGlibc(ElfFile file) {
        return in(file)
                && !file.versionNeeds().isEmpty()
                && file.needed().stream().anyMatch(name -> name.startsWith(LIBC))
                && file.versionNeeds().stream().noneMatch(need -> need.version().equals(MARKER));
    }

    /** Why no release of any distribution runs a file that has them; empty where some may. */
    static String problem(ElfFile file, LibcFlavour libc) {
        if (!in(file)) {
            return "";
        }
        if (libc == LibcFlavour.GLIBC && refusedByGlibc(file)) {
            return "no glibc runs it: it has packed relocations (DT_RELR) and does not need " + MARKER
                    + ", for which glibc refuses it from " + GLIBC_SINCE + " on, and older ones do not apply them; link"
                    + " it with -Wl,-z,pack-relative-relocs, or without --pack-dyn-relocs=relr";
        }
        return "";
    }
}
