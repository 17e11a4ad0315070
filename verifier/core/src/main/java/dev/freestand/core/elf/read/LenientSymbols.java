package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Symbol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The symbol table (SHT_SYMTAB) of a file that is measured, not judged: a separate debug file, or one whose section table
 * {@link SectionCheck} refuses. Each number is taken as it stands, a name that is not there is empty, and a long one is cut.
 * Entries are read one at a time and not kept, so a table may be far larger than {@link SymbolReader} accepts.
 */
public final class LenientSymbols {

    private static final int MOST_SECTIONS = 1 << 17;
    private static final long MOST_NAME_BYTES = 64L << 20;
    private static final long MOST_SYMBOLS = 500_000;
    private static final int LONGEST_NAME = 512;

    private final BoundedReader table;
    private final SectionEntries sections;
    private final long sectionCount;
    private final SymbolEntries symbols;
    private final long count;
    private final @Nullable Names symbolNames;
    private final @Nullable Names sectionNames;

    private LenientSymbols(ElfHeader header, ByteSource source) throws ElfFormatException, IOException {
        // Symbols, their names and what their sections are called lie far apart and are read in turn: a window for
        // each.
        table = image(header, source);
        BoundedReader sectionImage = image(header, source);
        sections = new SectionEntries(sectionImage, header);
        sectionCount = sectionCount(header);
        long index = 0;
        while (index < sectionCount && sections.type(index) != ElfConstants.SHT_SYMTAB) {
            index++;
        }
        boolean found = index < sectionCount;
        long start = found ? sections.offset(index) : 0;
        long length = found ? sections.size(index) : 0;
        require(start, length, MOST_SYMBOLS * SymbolEntries.entrySize(table), "the symbol table");
        symbols = new SymbolEntries(table, start);
        count = length / SymbolEntries.entrySize(table);
        symbolNames = found ? symbolNames(index, image(header, source)) : null;
        sectionNames = found ? sectionNames(sectionImage) : null;
    }

    /** @throws ElfFormatException if the section table, the symbol table or its names cannot be used */
    public static LenientSymbols read(ElfHeader header, ByteSource source) throws ElfFormatException, IOException {
        return new LenientSymbols(header, source);
    }

    /** How many symbols there are, the null symbol 0 included; 0 where there is no symbol table. */
    public long count() {
        return count;
    }

    /** A symbol without its name, which takes longer to read. */
    public Symbol unnamed(long index) throws ElfFormatException, IOException {
        return new Symbol(
                "", symbols.address(index), symbols.size(index), symbols.type(index), symbols.section(index), 0);
    }

    /** A symbol's name; empty where it has none. */
    public String name(long index) throws ElfFormatException, IOException {
        return symbolNames == null ? "" : symbolNames.at(symbols.nameIndex(index));
    }

    /** The name of a symbol's section; empty for a number that is no section's, such as SHN_ABS. */
    public String sectionName(Symbol symbol) throws ElfFormatException, IOException {
        return sectionNames == null || symbol.section() >= sectionCount
                ? ""
                : sectionNames.at(sections.nameIndex(symbol.section()));
    }

    private static BoundedReader image(ElfHeader header, ByteSource source) {
        // Nothing that is charged is read here: the limits above bound what is kept.
        BoundedReader image = new BoundedReader(source, 0);
        image.layout(header.byteOrder(), header.bits() == 64);
        return image;
    }

    private long sectionCount(ElfHeader header) throws ElfFormatException, IOException {
        long start = header.sectionOffset();
        if (start == 0 || header.sectionEntrySize() != sections.entrySize()) {
            throw new ElfFormatException(ElfFault.BAD_SHENTSIZE, start, "it has no section table");
        }
        require(start, sections.entrySize(), sections.entrySize(), "section 0");
        long sectionCount = sections.count();
        if (sectionCount < 0 || sectionCount > MOST_SECTIONS) {
            throw new ElfFormatException(ElfFault.TOO_LARGE, start, "it has more than " + MOST_SECTIONS + " sections");
        }
        long length = sectionCount * sections.entrySize();
        require(start, length, length, "the section table");
        return sectionCount;
    }

    private Names symbolNames(long index, BoundedReader image) throws ElfFormatException, IOException {
        long link = sections.link(index, "sh_link of the symbol table");
        if (link >= sectionCount) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE, sections.at(index), "the symbol table names no string table");
        }
        return names(link, image, "the symbols' names");
    }

    private @Nullable Names sectionNames(BoundedReader image) throws ElfFormatException, IOException {
        long index = sections.namesIndex();
        return index > 0 && index < sectionCount ? names(index, image, "the sections' names") : null;
    }

    private Names names(long index, BoundedReader image, String what) throws ElfFormatException, IOException {
        long start = sections.offset(index);
        long length = sections.size(index);
        require(start, length, MOST_NAME_BYTES, what);
        return new Names(image, start, length);
    }

    /** Requires that a range lies in the file and is no longer than {@code most}. */
    private void require(long start, long length, long most, String what) throws ElfFormatException {
        if (start < 0 || length < 0 || start > table.size() || length > table.size() - start) {
            throw new ElfFormatException(ElfFault.OFFSET_OUT_OF_FILE, start, what + " lies outside the file");
        }
        if (length > most) {
            throw new ElfFormatException(ElfFault.TOO_LARGE, start, what + " is longer than " + most + " bytes");
        }
    }

    private record Names(BoundedReader image, long start, long length) {

        String at(long index) throws ElfFormatException, IOException {
            return index >= length ? "" : image.cutString(start + index, start + length, LONGEST_NAME, "a name");
        }
    }
}
