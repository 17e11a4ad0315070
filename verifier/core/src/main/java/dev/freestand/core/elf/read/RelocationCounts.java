package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How many relocations a file's dynamic segment names.
 *
 * @param jumpSlots those of functions in DT_JMPREL (R_X86_64_JUMP_SLOT and the like), which a loader may leave to the first
 *     call
 * @param others all others, in DT_RELA, DT_REL, DT_RELR and DT_JMPREL
 */
public record RelocationCounts(long jumpSlots, long others) {

    private static final long DT_PLTRELSZ = 2;
    private static final long DT_RELA = 7;
    private static final long DT_RELASZ = 8;
    private static final long DT_REL = 17;
    private static final long DT_RELSZ = 18;
    private static final long DT_PLTREL = 20;
    private static final long DT_JMPREL = 23;
    private static final long DT_RELRSZ = 35;

    /** More than any program has; a table is read entry by entry. */
    private static final long LARGEST = 64L << 20;

    /**
     * Counts them.
     *
     * @return null where there is no dynamic segment, or the machine's type of such a relocation is not known here
     * @throws ElfFormatException if a table is not in the file, or longer than any file's
     */
    public static @Nullable RelocationCounts of(ElfFile file, ByteSource source)
            throws ElfFormatException, IOException {
        Dynamic dynamic = file.dynamic();
        int slot = slot(file.header().machine());
        if (dynamic == null || slot < 0) {
            return null;
        }
        BoundedReader image = new BoundedReader(source, ElfReader.MAX_ALLOCATION);
        boolean wide = file.header().bits() == 64;
        image.layout(file.header().byteOrder(), wide);
        AddressMap addresses = new AddressMap(file.header().machine(), file.segments());
        int word = wide ? 8 : 4;
        long jumpSlots = 0;
        long others = 0;
        long plt = dynamic.value(DT_PLTRELSZ).orElse(0);
        int entry = dynamic.value(DT_PLTREL).orElse(DT_RELA) == DT_REL ? 2 * word : 3 * word;
        if (plt != 0 && dynamic.has(DT_JMPREL)) {
            long at = table(addresses, dynamic, DT_JMPREL, plt, "DT_JMPREL");
            for (long i = 0; i + entry <= plt; i += entry) {
                long info = image.word(at + i + word, "a relocation");
                if ((wide ? info & 0xffffffffL : info & 0xff) == slot) {
                    jumpSlots++;
                } else {
                    others++;
                }
            }
        }
        others +=
                entries(dynamic, DT_RELA, DT_RELASZ, 3 * word, plt) + entries(dynamic, DT_REL, DT_RELSZ, 2 * word, plt);
        long packed = dynamic.value(DT_RELRSZ).orElse(0);
        if (packed != 0 && dynamic.has(ElfConstants.DT_RELR)) {
            long at = table(addresses, dynamic, ElfConstants.DT_RELR, packed, "DT_RELR");
            for (long i = 0; i + word <= packed; i += word) {
                long bits = image.word(at + i, "a packed relocation");
                // An address, or a map of those behind it.
                others += (bits & 1) == 0 ? 1 : Long.bitCount(bits) - 1;
            }
        }
        return new RelocationCounts(jumpSlots, others);
    }

    /** Some linkers count the table of DT_JMPREL, where it is last, as part of the other (ld.so's elf_machine_rela). */
    private static long entries(Dynamic dynamic, long tag, long sizeTag, int entry, long plt) {
        long size = dynamic.has(tag) ? dynamic.value(sizeTag).orElse(0) : 0;
        long start = dynamic.value(tag).orElse(0);
        long slots = dynamic.value(DT_JMPREL).orElse(0);
        boolean within = plt != 0 && Long.compareUnsigned(slots - start, size) < 0;
        return Math.max(0, within ? size - plt : size) / entry;
    }

    private static long table(AddressMap addresses, Dynamic dynamic, long tag, long size, String what)
            throws ElfFormatException {
        if (size < 0 || size > LARGEST) {
            throw new ElfFormatException(ElfFault.TOO_LARGE, 0, what + " is larger than that of any program");
        }
        return addresses.offsetOf(dynamic.value(tag).orElse(0), size, 0, what);
    }

    /** The type of JUMP_SLOT (psABI of each machine); negative where it is not known here. */
    private static int slot(int machine) {
        return switch (machine) {
            case ElfConstants.EM_386, ElfConstants.EM_X86_64 -> 7;
            case ElfConstants.EM_AARCH64 -> 1026;
            case ElfConstants.EM_ARM -> 22;
            case ElfConstants.EM_RISCV -> 5;
            case ElfConstants.EM_PPC64 -> 21;
            case ElfConstants.EM_S390 -> 11;
            default -> -1;
        };
    }
}
