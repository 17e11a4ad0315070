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

    private final BoundedReader image;
    private final ElfHeader header;
    private final SectionEntries entries;

    private SectionParser(BoundedReader image, ElfHeader header) {
        this.image = image;
        this.header = header;
        this.entries = new SectionEntries(image, header);
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
        int entrySize = entries.entrySize();
        if (header.sectionEntrySize() != entrySize) {
            throw new ElfFormatException(
                    ElfFault.BAD_SHENTSIZE,
                    image.wide() ? 58 : 46,
                    "e_shentsize is " + hex(header.sectionEntrySize()) + ", a section header has " + hex(entrySize));
        }
        image.require(header.sectionOffset(), entrySize, "section 0");
        long count = entries.count();
        if (count < 0 || count > image.size() / entrySize) {
            throw new ElfFormatException(
                    ElfFault.TRUNCATED,
                    header.sectionOffset(),
                    "a table of " + hex(count) + " sections does not fit into the file of " + hex(image.size()));
        }
        image.require(header.sectionOffset(), count * entrySize, "the section table");
        long nameIndex = entries.namesIndex();
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
        image.charge(RECORD_COST, entries.at(index), "a section header");
        long type = entries.type(index);
        long offset = entries.offset(index);
        long size = entries.size(index);
        if (type != ElfConstants.SHT_NULL && type != ElfConstants.SHT_NOBITS) {
            image.require(offset, size, "section " + index);
        }
        String name = nameIndex == 0 ? "" : name(nameIndex, entries.nameIndex(index));
        return new Section(name, type, entries.flags(index), entries.address(index), offset, size);
    }

    private String name(long table, long index) throws ElfFormatException, IOException {
        long start = entries.offset(table);
        long size = entries.size(table);
        image.require(start, size, "the table of section names");
        if (index >= size) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    start,
                    "a section's name is at " + hex(index) + " of a table of " + hex(size) + " bytes");
        }
        return image.string(start + index, start + size, LONGEST_NAME, "a section's name");
    }
}
