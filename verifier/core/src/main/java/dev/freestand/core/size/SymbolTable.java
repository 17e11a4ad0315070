package dev.freestand.core.size;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Endianness;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sections and sized symbols of a file that may be a debug companion, or an object that the reader of programs refuses.
 * Room in memory is bounded by the limits here.
 */
public final class SymbolTable {

    private static final int MOST_SECTIONS = 1 << 17;
    private static final long MOST_STRINGS = 64L << 20;
    private static final long MOST_SYMBOLS = 500_000;
    private static final int LONGEST_NAME = 512;
    /** SHN_XINDEX: the number is kept elsewhere, for it is too large. */
    private static final int MANY = 0xffff;

    private static final int OBJECT = 1;
    private static final int FUNCTION = 2;
    private static final int TLS = 6;
    private static final int IFUNC = 10;

    private final ByteSource source;
    private final Numbers.Layout layout;
    private final Numbers headers;
    private final int entry;
    private final long titles;

    private SymbolTable(ByteSource source, Numbers.Layout layout, Numbers headers, int entry, long titles) {
        this.source = source;
        this.layout = layout;
        this.headers = headers;
        this.entry = entry;
        this.titles = titles;
    }

    public static SymbolTable open(ByteSource source) throws UnusableException, IOException {
        Numbers.Layout narrow = new Numbers.Layout(false, Endianness.LITTLE);
        Numbers ident = Numbers.read(source, 0, 16, 16, narrow, "the ELF header");
        if (ident.u32(0) != 0x464c457fL || ident.u8(4) < 1 || ident.u8(4) > 2 || ident.u8(5) < 1 || ident.u8(5) > 2) {
            throw new UnusableException("it is not an ELF file");
        }
        boolean wide = ident.u8(4) == 2;
        Endianness order = ident.u8(5) == 1 ? Endianness.LITTLE : Endianness.BIG;
        Numbers.Layout layout = new Numbers.Layout(wide, order);
        int length = wide ? 64 : 52;
        int entry = wide ? 64 : 40;
        Numbers header = Numbers.read(source, 0, length, length, layout, "the ELF header");
        long table = header.word(wide ? 40 : 32);
        if (table == 0 || header.u16(length - 6) != entry) {
            throw new UnusableException("it has no section table");
        }
        Numbers first = Numbers.read(source, table, entry, entry, layout, "section 0");
        long count = header.u16(length - 4) == 0 ? first.word(wide ? 32 : 20) : header.u16(length - 4);
        if (count < 0 || count > MOST_SECTIONS) {
            throw new UnusableException("it has more than " + MOST_SECTIONS + " sections");
        }
        Numbers headers =
                Numbers.read(source, table, count * entry, (long) MOST_SECTIONS * entry, layout, "the section table");
        int titles = header.u16(length - 2);
        return new SymbolTable(source, layout, headers, entry, titles == MANY ? first.u32(wide ? 40 : 24) : titles);
    }

    /** Sizes of functions and objects by name; empty where there is no symbol table. */
    public Map<String, Long> sizes() throws UnusableException, IOException {
        Map<String, Long> sizes = new TreeMap<>();
        rooms().forEach(room -> sizes.merge(room.name(), room.bytes(), Long::sum));
        return sizes;
    }

    /** Functions and objects by section and name, the largest first; empty where there is no symbol table. */
    public List<SymbolUsage> rooms() throws UnusableException, IOException {
        Map<SymbolUsage, Long> sizes = new HashMap<>();
        for (int at = 0; at < headers.size(); at += entry) {
            if (headers.u32(at + 4) == ElfConstants.SHT_SYMTAB) {
                add(at, sizes);
                break;
            }
        }
        return sizes.entrySet().stream()
                .map(one -> new SymbolUsage(one.getKey().name(), one.getKey().section(), one.getValue()))
                .sorted(Comparator.comparingLong(SymbolUsage::bytes)
                        .reversed()
                        .thenComparing(SymbolUsage::name)
                        .thenComparing(SymbolUsage::section))
                .toList();
    }

    private void add(int table, Map<SymbolUsage, Long> sizes) throws UnusableException, IOException {
        int width = layout.wide() ? 24 : 16;
        Numbers symbols = Numbers.read(
                source, word(table, 16, 24), word(table, 20, 32), MOST_SYMBOLS * width, layout, "the symbol table");
        long link = headers.u32(table + (layout.wide() ? 40 : 24));
        if (link >= headers.size() / entry) {
            throw new UnusableException("the symbol table names no string table");
        }
        Numbers strings = strings(link, "the symbols' names");
        Numbers sections =
                titles > 0 && titles < headers.size() / entry ? strings(titles, "the sections' names") : null;
        Set<Long> seen = new HashSet<>();
        for (int at = 0; at + width <= symbols.size(); at += width) {
            int type = symbols.u8(at + (layout.wide() ? 4 : 12)) & 15;
            int section = symbols.u16(at + (layout.wide() ? 6 : 14));
            long size = symbols.word(at + (layout.wide() ? 16 : 8));
            boolean sized = type == OBJECT || type == FUNCTION || type == TLS || type == IFUNC;
            if (!sized || section == 0 || size <= 0) {
                continue;
            }
            // Two names for one address are one piece of room: the first keeps it.
            long address = symbols.word(at + (layout.wide() ? 8 : 4));
            if (type == TLS || seen.add(address)) {
                String name = strings.string(symbols.u32(at), LONGEST_NAME);
                // A number that is no section's, such as SHN_ABS, has no name.
                String place = sections == null || section >= headers.size() / entry
                        ? ""
                        : sections.string(headers.u32(section * entry), LONGEST_NAME);
                sizes.merge(new SymbolUsage(name, place, 0), size, Long::sum);
            }
        }
    }

    private Numbers strings(long section, String what) throws UnusableException, IOException {
        int at = (int) section * entry;
        return Numbers.read(source, word(at, 16, 24), word(at, 20, 32), MOST_STRINGS, layout, what);
    }

    /** An address-sized field of a section header, which stands elsewhere in the two classes. */
    private long word(int at, int narrow, int wide) {
        return headers.word(at + (layout.wide() ? wide : narrow));
    }
}
