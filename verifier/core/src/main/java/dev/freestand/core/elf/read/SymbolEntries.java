package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfFormatException;
import java.io.IOException;

/**
 * Numbers of a symbol table as they stand, by the number of the symbol: 16 bytes an entry in a 32-bit file, 24 in a 64-bit one
 * (gABI chapter 4). Checks nothing but that each lies in the file.
 */
final class SymbolEntries {

    private static final int TYPE_BITS = 0xf;

    private final BoundedReader image;
    private final long start;

    /** @param start file offset of symbol 0 */
    SymbolEntries(BoundedReader image, long start) {
        this.image = image;
        this.start = start;
    }

    /** Size of an entry in bytes: 16, or 24 in 64-bit files. */
    static int entrySize(BoundedReader image) {
        return image.wide() ? 24 : 16;
    }

    /** File offset of an entry. */
    long at(long index) {
        return start + index * entrySize(image);
    }

    /** st_name. */
    long nameIndex(long index) throws ElfFormatException, IOException {
        return image.u32(at(index), "st_name");
    }

    /** st_value. */
    long address(long index) throws ElfFormatException, IOException {
        return image.word(at(index) + (image.wide() ? 8 : 4), "st_value");
    }

    /** st_size. */
    long size(long index) throws ElfFormatException, IOException {
        return image.word(at(index) + (image.wide() ? 16 : 8), "st_size");
    }

    /** st_info: binding in the upper four bits, type in the lower ones. */
    int info(long index) throws ElfFormatException, IOException {
        return image.u8(at(index) + (image.wide() ? 4 : 12), "st_info");
    }

    /** The type in st_info. */
    int type(long index) throws ElfFormatException, IOException {
        return info(index) & TYPE_BITS;
    }

    /** st_other. */
    int other(long index) throws ElfFormatException, IOException {
        return image.u8(at(index) + (image.wide() ? 5 : 13), "st_other");
    }

    /** st_shndx. */
    int section(long index) throws ElfFormatException, IOException {
        return image.u16(at(index) + (image.wide() ? 6 : 14), "st_shndx");
    }
}
