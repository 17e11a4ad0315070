package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads symbol tables, which {@link ElfReader} leaves alone: they are large, and most questions do not need them. What
 * one table may take is bounded by {@link ElfReader#MAX_ALLOCATION}. Never throws for a damaged table.
 */
public final class SymbolReader {

    private static final int RECORD_COST = 96;
    /** Costs no memory but time, which a sparse file of 10 GB would take too. */
    private static final int SKIPPED_COST = 4;

    private static final int LONGEST_NAME = 1 << 16;

    private final ElfFile file;
    private final BoundedReader table;
    /** A second window, since names and entries stand far apart and are read in turn. */
    private final BoundedReader names;

    private final boolean undefinedOnly;

    /** The names of a dynamic symbol table; null for those of a section. */
    private @Nullable DynamicStrings strings;

    private SymbolReader(ElfFile file, ByteSource source, boolean undefinedOnly) {
        this.file = file;
        this.undefinedOnly = undefinedOnly;
        table = image(file, source);
        names = image(file, source);
    }

    /** The table for debuggers and linkers (SHT_SYMTAB), which stripping removes. */
    public static Symbols full(ElfFile file, ByteSource source) throws IOException {
        List<Section> sections = file.sections().all();
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).type() == ElfConstants.SHT_SYMTAB) {
                try {
                    return new SymbolReader(file, source, false).section(i);
                } catch (ElfFormatException e) {
                    return unusable(e);
                }
            }
        }
        String why = file.sections().problem();
        return Symbols.unavailable(why == null ? "the file has no symbol table (SHT_SYMTAB): it is stripped" : why);
    }

    /** What the loader has to find elsewhere: the undefined symbols of DT_SYMTAB, found through segments. */
    public static Symbols imports(ElfFile file, ByteSource source) throws IOException {
        Dynamic dynamic = file.dynamic();
        if (dynamic == null) {
            return Symbols.unavailable("the file has no dynamic section");
        }
        try {
            return new SymbolReader(file, source, true).dynamic(dynamic);
        } catch (ElfFormatException e) {
            return unusable(e);
        }
    }

    private static Symbols unusable(ElfFormatException e) {
        return Symbols.unavailable(e.getMessage() + " (" + e.fault().code() + ")");
    }

    private static BoundedReader image(ElfFile file, ByteSource source) {
        BoundedReader image = new BoundedReader(source, ElfReader.MAX_ALLOCATION / 2);
        image.layout(file.header().byteOrder(), file.header().bits() == 64);
        return image;
    }

    private Symbols section(int index) throws ElfFormatException, IOException {
        ElfHeader header = file.header();
        List<Section> sections = file.sections().all();
        Section section = sections.get(index);
        SectionEntries entries = new SectionEntries(table, header);
        long link = entries.link(index, "sh_link of the symbol table");
        if (link == 0 || link >= sections.size()) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    entries.at(index),
                    "the symbols' names are said to be in section " + hex(link) + " of " + hex(sections.size()));
        }
        Section strings = sections.get((int) link);
        if (strings.type() == ElfConstants.SHT_NOBITS || (section.flags() & ElfConstants.SHF_COMPRESSED) != 0) {
            return Symbols.unavailable("the symbol table's content is not in the file as it is");
        }
        return read(section.offset(), section.size() / entrySize(), strings.offset(), strings.size(), -1);
    }

    private Symbols dynamic(Dynamic dynamic) throws ElfFormatException, IOException {
        OptionalLong symbols = dynamic.value(ElfConstants.DT_SYMTAB);
        if (symbols.isEmpty() || !dynamic.has(ElfConstants.DT_STRTAB)) {
            return Symbols.unavailable("the dynamic section names no symbol table (DT_SYMTAB, DT_STRTAB)");
        }
        AddressMap addresses = new AddressMap(file.header().machine(), file.segments());
        OptionalLong count = new SymbolCount(names, addresses, file).of(dynamic);
        if (count.isEmpty()) {
            return Symbols.unavailable(
                    "neither DT_GNU_HASH nor DT_HASH nor what follows the symbols tells how many there are");
        }
        // More than the file can hold is refused below; here it must only not wrap around.
        long entries = Math.min(count.getAsLong(), table.size());
        long length = Math.min(entries * entrySize(), table.size());
        strings = new DynamicStrings(names, addresses, dynamic.entries(), LONGEST_NAME);
        OptionalLong versions = dynamic.value(ElfConstants.DT_VERSYM);
        return read(
                addresses.offsetOf(symbols.getAsLong(), length, 0, "the symbol table (DT_SYMTAB)"),
                count.getAsLong(),
                0,
                0,
                versions.isEmpty() ? -1 : addresses.offsetOf(versions.getAsLong(), 2 * entries, 0, "DT_VERSYM"));
    }

    private int entrySize() {
        return SymbolEntries.entrySize(table);
    }

    private Symbols read(long start, long count, long stringStart, long stringSize, long versionStart)
            throws ElfFormatException, IOException {
        if (count < 0 || count > table.size() / entrySize()) {
            throw new ElfFormatException(
                    ElfFault.TRUNCATED, start, "a table of " + hex(count) + " symbols does not fit");
        }
        table.require(start, count * entrySize(), "the symbol table");
        names.require(stringStart, stringSize, "the names of symbols");
        SymbolEntries entries = new SymbolEntries(table, start);
        List<Symbol> symbols = new ArrayList<>();
        for (long i = 1; i < count; i++) {
            long at = entries.at(i);
            int section = entries.section(i);
            if (undefinedOnly && section != 0) {
                table.charge(SKIPPED_COST, at, "a symbol");
                continue;
            }
            table.charge(RECORD_COST, at, "a symbol");
            int version = versionStart < 0 ? 0 : table.u16(versionStart + 2 * i, "a symbol's version");
            symbols.add(new Symbol(
                    name(entries.nameIndex(i), stringStart, stringSize),
                    entries.address(i),
                    entries.size(i),
                    entries.type(i),
                    section,
                    version & VersionParser.INDEX_BITS));
        }
        return new Symbols(symbols, null);
    }

    private String name(long index, long start, long size) throws ElfFormatException, IOException {
        if (index == 0) {
            return "";
        }
        if (strings != null) {
            return strings.at(index, "a symbol's name");
        }
        if (index >= size) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    start,
                    "a symbol's name is at " + hex(index) + " of a table of " + hex(size) + " bytes");
        }
        return names.string(start + index, start + size, LONGEST_NAME, "a symbol's name");
    }
}
