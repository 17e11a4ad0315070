package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import java.io.IOException;

/**
 * Numbers of the section table as they stand, by the number of the section: 40 bytes an entry in a 32-bit file, 64 in a 64-bit
 * one (gABI chapter 4). Checks nothing but that each lies in the file.
 */
final class SectionEntries {

    /** SHN_XINDEX: the index is in sh_link of section 0. */
    private static final int INDEX_ELSEWHERE = 0xffff;

    private final BoundedReader image;
    private final ElfHeader header;

    SectionEntries(BoundedReader image, ElfHeader header) {
        this.image = image;
        this.header = header;
    }

    /** What e_shentsize has to be, in bytes. */
    int entrySize() {
        return image.wide() ? 64 : 40;
    }

    /** e_shnum, or sh_size of section 0 where that is 0. */
    long count() throws ElfFormatException, IOException {
        return header.sectionCount() == 0 ? word(0, 20, 32, "sh_size of section 0") : header.sectionCount();
    }

    /** e_shstrndx, or sh_link of section 0 where that is SHN_XINDEX: the section of the names; 0 for none. */
    long namesIndex() throws ElfFormatException, IOException {
        return header.sectionNameIndex() == INDEX_ELSEWHERE
                ? link(0, "sh_link of section 0")
                : header.sectionNameIndex();
    }

    /** File offset of an entry. */
    long at(long index) {
        return header.sectionOffset() + index * entrySize();
    }

    /** sh_name. */
    long nameIndex(long index) throws ElfFormatException, IOException {
        return image.u32(at(index), "sh_name");
    }

    /** sh_type. */
    long type(long index) throws ElfFormatException, IOException {
        return image.u32(at(index) + 4, "sh_type");
    }

    /** sh_flags. */
    long flags(long index) throws ElfFormatException, IOException {
        return word(index, 8, 8, "sh_flags");
    }

    /** sh_addr. */
    long address(long index) throws ElfFormatException, IOException {
        return word(index, 12, 16, "sh_addr");
    }

    /** sh_offset. */
    long offset(long index) throws ElfFormatException, IOException {
        return word(index, 16, 24, "sh_offset");
    }

    /** sh_size. */
    long size(long index) throws ElfFormatException, IOException {
        return word(index, 20, 32, "sh_size");
    }

    /** sh_link. */
    long link(long index, String what) throws ElfFormatException, IOException {
        return image.u32(at(index) + (image.wide() ? 40 : 24), what);
    }

    /** An address-sized field, which stands elsewhere in the two classes. */
    private long word(long index, int narrowAt, int wideAt, String what) throws ElfFormatException, IOException {
        return image.word(at(index) + (image.wide() ? wideAt : narrowAt), what);
    }
}
