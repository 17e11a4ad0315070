package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Section;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what sections outside of memory hold, where type or name say something harmless: a symbol table stays one
 * under any type, and debug information under any name.
 */
final class SectionContents {

    private static final int SHT_PROGBITS = 1;
    private static final int ENTRIES_LOOKED_AT = 16;
    /** SHN_LORESERVE: indices from here on are no sections. */
    private static final int RESERVED = 0xff00;

    private SectionContents() {}

    /** Which section is not what it says, or null. */
    static @Nullable String problem(BoundedReader image, List<Section> sections)
            throws ElfFormatException, IOException {
        for (Section section : sections) {
            boolean apart = (section.flags() & (ElfConstants.SHF_ALLOC | ElfConstants.SHF_COMPRESSED)) == 0
                    && section.type() != ElfConstants.SHT_NULL
                    && section.type() != ElfConstants.SHT_NOBITS
                    && section.type() != ElfConstants.SHT_SYMTAB;
            if (!apart) {
                continue;
            }
            if (section.name().equals(".symtab") || symbols(image, section, sections.size())) {
                return "section " + section.name() + " holds a symbol table and its type says otherwise";
            }
            if (section.type() == SHT_PROGBITS && !debug(section.name()) && unit(image, section)) {
                return "section " + section.name() + " holds debug information and its name says otherwise";
            }
        }
        return null;
    }

    private static boolean debug(String name) {
        return name.startsWith(".debug") || name.startsWith(".gnu.debuglto_");
    }

    /** Whether the first entries are symbols: an empty one, then such with known bindings, types and sections. */
    private static boolean symbols(BoundedReader image, Section section, int sections)
            throws ElfFormatException, IOException {
        int size = SymbolEntries.entrySize(image);
        long count = section.size() / size;
        if (count < 2 || section.size() % size != 0) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (image.u8(section.offset() + i, "a section") != 0) {
                return false;
            }
        }
        SymbolEntries entries = new SymbolEntries(image, section.offset());
        boolean any = false;
        for (long i = 1; i < Math.min(count, ENTRIES_LOOKED_AT); i++) {
            int info = entries.info(i);
            int other = entries.other(i);
            int index = entries.section(i);
            boolean known = (info & 15) <= 10 && (info >> 4 <= 2 || info >> 4 == 10);
            if (!known || (other & 0x1c) != 0 || (index >= sections && index < RESERVED)) {
                return false;
            }
            any |= info != 0 || index != 0;
        }
        return any;
    }

    /** Whether it begins with the header of a DWARF unit (info, line, aranges, types): length, then version 2 to 5. */
    private static boolean unit(BoundedReader image, Section section) throws ElfFormatException, IOException {
        if (section.size() < 16) {
            return false;
        }
        long length = image.u32(section.offset(), "a section");
        int version = image.u16(section.offset() + 4, "a section");
        return length >= 8 && length <= section.size() - 4 && version >= 2 && version <= 5;
    }
}
