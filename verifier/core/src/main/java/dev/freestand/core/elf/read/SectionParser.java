package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the section table: 40 bytes an entry in a 32-bit file, 64 in a 64-bit one. */
final class SectionParser {

    private static final int RECORD_COST = 96;
    private static final int LONGEST_NAME = 4096;
    /** SHN_XINDEX: the index is in sh_link of section 0. */
    private static final int INDEX_ELSEWHERE = 0xffff;

    private final BoundedReader image;
    private final ElfHeader header;
    private final int entrySize;

    private SectionParser(BoundedReader image, ElfHeader header) {
        this.image = image;
        this.header = header;
        this.entrySize = image.wide() ? 64 : 40;
    }

    /** Never throws for a damaged or lying table: a program runs without one. */
    static Sections read(BoundedReader image, ElfHeader header, List<Segment> segments) throws IOException {
        if (header.sectionOffset() == 0) {
            return Sections.none();
        }
        try {
            List<Section> all = new SectionParser(image, header).all();
            return SectionCheck.judge(image, header, segments, all);
        } catch (ElfFormatException e) {
            return Sections.unavailable(e.getMessage() + " (" + e.fault().code() + ")");
        }
    }

    private List<Section> all() throws ElfFormatException, IOException {
        if (header.sectionEntrySize() != entrySize) {
            throw new ElfFormatException(
                    ElfFault.BAD_SHENTSIZE,
                    image.wide() ? 58 : 46,
                    "e_shentsize is " + hex(header.sectionEntrySize()) + ", a section header has " + hex(entrySize));
        }
        image.require(header.sectionOffset(), entrySize, "section 0");
        long count = header.sectionCount() == 0 ? word(0, 20, 32, "sh_size of section 0") : header.sectionCount();
        if (count < 0 || count > image.size() / entrySize) {
            throw new ElfFormatException(
                    ElfFault.TRUNCATED,
                    header.sectionOffset(),
                    "a table of " + hex(count) + " sections does not fit into the file of " + hex(image.size()));
        }
        image.require(header.sectionOffset(), count * entrySize, "the section table");
        long nameIndex = header.sectionNameIndex() == INDEX_ELSEWHERE
                ? image.u32(header.sectionOffset() + (image.wide() ? 40 : 24), "sh_link of section 0")
                : header.sectionNameIndex();
        if (nameIndex != 0 && nameIndex >= count) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    header.sectionOffset(),
                    "the section names are said to be in section " + hex(nameIndex) + " of " + hex(count));
        }
        List<Section> sections = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            sections.add(section(i, nameIndex));
        }
        return sections;
    }

    private Section section(long index, long nameIndex) throws ElfFormatException, IOException {
        long at = header.sectionOffset() + index * entrySize;
        image.charge(RECORD_COST, at, "a section header");
        long type = image.u32(at + 4, "sh_type");
        long offset = word(index, 16, 24, "sh_offset");
        long size = word(index, 20, 32, "sh_size");
        if (type != ElfConstants.SHT_NULL && type != ElfConstants.SHT_NOBITS) {
            image.require(offset, size, "section " + index);
        }
        String name = nameIndex == 0 ? "" : name(nameIndex, image.u32(at, "sh_name"));
        return new Section(name, type, word(index, 8, 8, "sh_flags"), word(index, 12, 16, "sh_addr"), offset, size);
    }

    private String name(long table, long index) throws ElfFormatException, IOException {
        long start = word(table, 16, 24, "sh_offset");
        long size = word(table, 20, 32, "sh_size");
        image.require(start, size, "the table of section names");
        if (index >= size) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    start,
                    "a section's name is at " + hex(index) + " of a table of " + hex(size) + " bytes");
        }
        return image.string(start + index, start + size, LONGEST_NAME, "a section's name");
    }

    /** An address-sized field of a section header, which stands elsewhere in the two classes. */
    private long word(long index, int narrowAt, int wideAt, String what) throws ElfFormatException, IOException {
        long at = header.sectionOffset() + index * entrySize;
        return image.word(at + (image.wide() ? wideAt : narrowAt), what);
    }
}
