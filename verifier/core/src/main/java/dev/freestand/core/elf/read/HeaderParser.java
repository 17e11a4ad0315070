package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfClassCheck;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Endianness;
import java.io.IOException;

/** Reads the ELF header: 52 bytes in a 32-bit file, 64 in a 64-bit one. */
final class HeaderParser {

    private static final int[] MAGIC = {0x7f, 'E', 'L', 'F'};

    private HeaderParser() {}

    static ElfHeader read(BoundedReader image) throws ElfFormatException, IOException {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= image.size() || image.u8(i, "the magic number") != MAGIC[i]) {
                throw new ElfFormatException(
                        ElfFault.BAD_MAGIC, 0, "the file does not begin with the ELF magic number 7f 45 4c 46");
            }
        }
        image.require(0, 16, "the identification");
        int bits = choice(image, 4, 32, 64, ElfFault.BAD_CLASS, "EI_CLASS");
        boolean big = choice(image, 5, 0, 1, ElfFault.BAD_BYTE_ORDER, "EI_DATA") == 1;
        Endianness order = big ? Endianness.BIG : Endianness.LITTLE;
        boolean wide = bits == 64;
        image.layout(order, wide);
        image.require(0, wide ? 64 : 52, "the ELF header");
        requireVersion(6, image.u8(6, "EI_VERSION"), "EI_VERSION");
        requireVersion(20, image.u32(20, "e_version"), "e_version");
        int tail = wide ? 48 : 36;
        int type = image.u16(16, "e_type");
        int machine = image.u16(18, "e_machine");
        ElfClassCheck.require(image, type, machine);
        return new ElfHeader(
                bits,
                order,
                image.u8(7, "EI_OSABI"),
                type,
                machine,
                image.word(24, "e_entry"),
                image.word(wide ? 32 : 28, "e_phoff"),
                image.word(wide ? 40 : 32, "e_shoff"),
                image.u32(tail, "e_flags"),
                image.u16(tail + 6, "e_phentsize"),
                image.u16(tail + 8, "e_phnum"),
                image.u16(tail + 10, "e_shentsize"),
                image.u16(tail + 12, "e_shnum"),
                image.u16(tail + 14, "e_shstrndx"));
    }

    private static int choice(BoundedReader image, long offset, int ifOne, int ifTwo, ElfFault fault, String what)
            throws ElfFormatException, IOException {
        int value = image.u8(offset, what);
        if (value != 1 && value != 2) {
            throw new ElfFormatException(
                    fault, offset, what + " at " + hex(offset) + " is " + hex(value) + ", neither 0x1 nor 0x2");
        }
        return value == 1 ? ifOne : ifTwo;
    }

    private static void requireVersion(long offset, long version, String what) throws ElfFormatException {
        if (version != 1) {
            throw new ElfFormatException(
                    ElfFault.BAD_VERSION, offset, what + " at " + hex(offset) + " is " + hex(version) + ", not 0x1");
        }
    }
}
