package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import org.jspecify.annotations.Nullable;

/** What notes say about the kernel and the processor. A note is a minimum: code may ask for more than it says. */
public final class NoteFloors {

    private static final long LINUX = 0;
    private static final int LEVELS = 4;

    private NoteFloors() {}

    /** Oldest Linux, such as {@code 3.2.0}, by NT_GNU_ABI_TAG; null without that note. */
    public static @Nullable String kernel(ElfFile file) {
        Notes.AbiTag tag = file.notes().abiTag();
        return tag != null && tag.os() == LINUX ? tag.major() + "." + tag.minor() + "." + tag.patch() : null;
    }

    /**
     * Lowest processor level, {@code x86-64-v1} to {@code x86-64-v4}, by the GNU property note (x86-64 psABI: bit 0 is
     * the baseline, bits 1 to 3 are v2 to v4), which 32-bit programs may have as well; {@code unknown} without that note
     * and on other machines.
     */
    static String isaLevel(ElfFile file) {
        long bits = file.notes().property(Notes.X86_ISA_1_NEEDED).orElse(0);
        int machine = file.header().machine();
        if (machine != ElfConstants.EM_X86_64 && machine != ElfConstants.EM_386) {
            return ProcessorLevel.UNKNOWN;
        }
        for (int level = LEVELS; level >= 1; level--) {
            if ((bits & (1L << (level - 1))) != 0) {
                return "x86-64-v" + level;
            }
        }
        return ProcessorLevel.UNKNOWN;
    }
}
