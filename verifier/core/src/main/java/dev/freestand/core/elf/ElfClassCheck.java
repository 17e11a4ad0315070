package dev.freestand.core.elf;

import static dev.freestand.core.elf.ElfFormatException.hex;

import java.io.IOException;
import java.util.Set;

/**
 * Linux does not read EI_CLASS on most machines: e_machine alone chooses between its 32-bit and its 64-bit way to load
 * a program, and e_phentsize is the only other field that it insists on. A file that is sound in both ways is two
 * programs in one, of which the wrong one would be judged here.
 */
public final class ElfClassCheck {

    /** x86-64, aarch64, ppc64, ia64, sparc v9, alpha: run as 64-bit programs first. */
    private static final Set<Integer> WIDE =
            Set.of(ElfConstants.EM_X86_64, ElfConstants.EM_AARCH64, 21, 50, 43, 0x9026);

    /** i386, i486, arm, ppc, sparc, sparc v8+, m68k, sh. */
    private static final Set<Integer> NARROW = Set.of(ElfConstants.EM_386, 6, 40, 20, 2, 18, 4, 42);

    private static final int WIDE_ENTRY_AT = 54;
    private static final int WIDE_ENTRY = 56;
    private static final int NARROW_ENTRY_AT = 42;
    private static final int NARROW_ENTRY = 32;

    private ElfClassCheck() {}

    /** Whether Linux runs programs of this machine in the other class only or first; x32 is such a case. */
    static boolean mismatch(boolean wide, int machine) {
        return (wide ? NARROW : WIDE).contains(machine);
    }

    /** Requires that a program that is started is not loadable in the class that it does not say. */
    public static void require(BoundedReader image, int type, int machine) throws ElfFormatException, IOException {
        boolean started = type == ElfConstants.ET_EXEC || type == ElfConstants.ET_DYN;
        if (!started || !mismatch(image.wide(), machine)) {
            return;
        }
        int at = image.wide() ? NARROW_ENTRY_AT : WIDE_ENTRY_AT;
        int entry = image.wide() ? NARROW_ENTRY : WIDE_ENTRY;
        if (image.size() >= at + 2 && image.u16(at, "e_phentsize of the other class") == entry) {
            throw new ElfFormatException(
                    ElfFault.CLASS_AMBIGUOUS,
                    4,
                    "EI_CLASS says " + (image.wide() ? "64" : "32") + " bit, but Linux goes by e_machine "
                            + hex(machine)
                            + " and e_phentsize " + hex(entry) + " at " + hex(at) + ", and would run the file as "
                            + (image.wide() ? "32" : "64") + "-bit");
        }
    }
}
