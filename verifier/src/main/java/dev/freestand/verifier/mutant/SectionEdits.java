package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Segment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Changes of the section table: sections are added, and the symbol table is taken away. */
final class SectionEdits {

    private static final int SHT_PROGBITS = 1;
    private static final int SHT_STRTAB = 3;
    private static final int RESERVED = 0xff00;
    private static final int LONGEST_NAMES = 1 << 20;
    private static final byte GLOBAL_FUNCTION = 0x12;

    private SectionEdits() {}

    /** Adds a symbol table with one function in it. */
    static void symbols(ElfEditor editor) throws UnmadeMutantException {
        int size = editor.wide() ? 24 : 16;
        byte[] table = new byte[2 * size];
        byte[] name = editor.number(4, 1);
        byte[] section = editor.number(2, 1);
        System.arraycopy(name, 0, table, size, name.length);
        table[size + (editor.wide() ? 4 : 12)] = GLOBAL_FUNCTION;
        System.arraycopy(section, 0, table, size + (editor.wide() ? 6 : 14), section.length);
        add(editor, ".symtab", ElfConstants.SHT_SYMTAB, table, size);
    }

    /** Adds a section with debug information in it. */
    static void debug(ElfEditor editor) throws UnmadeMutantException {
        add(editor, ".debug_info", SHT_PROGBITS, new byte[32], 0);
    }

    /** Adds a section of a name that is there already, of zeros. */
    static void more(ElfEditor editor, String name, int size) throws UnmadeMutantException {
        add(editor, name, SHT_PROGBITS, new byte[size], 0);
    }

    /** Puts another program behind the file: a header of no segments. */
    static void program(ElfEditor editor) throws UnmadeMutantException {
        int size = editor.wide() ? 64 : 52;
        long at = editor.append(Arrays.copyOf(editor.copy(0, size), 2 * size));
        editor.putNumber(at + 16, 2, ElfConstants.ET_EXEC);
        editor.putWord(at + editor.headerField(40, 32), 0);
        for (long field :
                new long[] {editor.headerField(56, 44), editor.headerField(60, 48), editor.headerField(62, 50)}) {
            editor.putNumber(at + field, 2, 0);
        }
    }

    /** Takes the symbol table away, and leaves zeros where it was. */
    static void withoutSymbols(ElfEditor editor) throws UnmadeMutantException {
        List<Section> sections = editor.elf().sections().all();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (section.type() == ElfConstants.SHT_SYMTAB) {
                long at = at(editor, editor.elf().header().sectionOffset(), i);
                editor.putNumber(at + 4, 4, ElfConstants.SHT_NULL);
                editor.put(section.offset(), new byte[editor.copy(section.offset(), section.size()).length]);
            }
        }
    }

    /** Moves the table and its names behind the file, since neither can grow in its place, and adds a section. */
    private static void add(ElfEditor editor, String name, long type, byte[] content, int entrySize)
            throws UnmadeMutantException {
        Table table = editor.elf().header().sectionOffset() == 0 ? Table.made(editor) : Table.moved(editor);
        long contentAt = editor.append(content);
        byte[] names = Arrays.copyOf(table.names(), table.names().length + name.length() + 1);
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, names, table.names().length, name.length());
        long namesAt = editor.append(names);
        int size = editor.wide() ? 64 : 40;
        long start = editor.append(Arrays.copyOf(table.headers(), table.headers().length + size));
        int count = table.headers().length / size;
        long namesHeader = start + (long) table.index() * size;
        editor.putWord(namesHeader + (editor.wide() ? 24 : 16), namesAt);
        editor.putWord(namesHeader + (editor.wide() ? 32 : 20), names.length);
        Table.header(
                editor,
                start + (long) count * size,
                new Section("", type, 0, 0, contentAt, content.length),
                table.names().length);
        long own = start + (long) count * size;
        editor.putNumber(own + (editor.wide() ? 40 : 24), 4, table.index());
        editor.putNumber(own + (editor.wide() ? 44 : 28), 4, 1);
        editor.putWord(own + (editor.wide() ? 56 : 36), entrySize);
        editor.putWord(editor.headerField(40, 32), start);
        editor.putNumber(editor.headerField(58, 46), 2, size);
        editor.putNumber(editor.headerField(60, 48), 2, count + 1L);
        editor.putNumber(editor.headerField(62, 50), 2, table.index());
    }

    /**
     * Section headers to which one more is added.
     *
     * @param headers all of them, as bytes
     * @param names the content of the section of names
     * @param index the number of that section
     */
    private record Table(byte[] headers, byte[] names, int index) {

        /** The table that is there, with zeros left in its place. */
        static Table moved(ElfEditor editor) throws UnmadeMutantException {
            ElfHeader header = editor.elf().header();
            int count = header.sectionCount();
            int names = header.sectionNameIndex();
            boolean usable = editor.elf().sections().available() && count >= 2 && count < RESERVED - 1;
            if (!usable || names == 0 || names >= count) {
                throw UnmadeMutantException.notTried(
                        "it has no section table that can be trusted and that one more section could be added to");
            }
            Section strings = editor.elf().sections().all().get(names);
            if (strings.size() > LONGEST_NAMES) {
                throw UnmadeMutantException.notTried("its table of section names is too long");
            }
            byte[] old = editor.copy(strings.offset(), strings.size());
            byte[] headers = editor.copy(header.sectionOffset(), (long) count * header.sectionEntrySize());
            editor.put(strings.offset(), new byte[old.length]);
            editor.put(header.sectionOffset(), new byte[headers.length]);
            return new Table(headers, old, names);
        }

        /** A table for a file that has none: a section for each segment that is loaded. */
        static Table made(ElfEditor editor) throws UnmadeMutantException {
            List<Segment> loads = editor.elf()
                    .segments(ElfConstants.PT_LOAD)
                    .filter(load -> load.fileSize() > 0)
                    .toList();
            int size = editor.wide() ? 64 : 40;
            long at = editor.append(new byte[(loads.size() + 2) * size]);
            for (int i = 0; i < loads.size(); i++) {
                Segment load = loads.get(i);
                header(
                        editor,
                        at + (long) (i + 1) * size,
                        new Section(
                                "",
                                SHT_PROGBITS,
                                ElfConstants.SHF_ALLOC,
                                load.address(),
                                load.offset(),
                                load.fileSize()),
                        0);
            }
            header(editor, at + (long) (loads.size() + 1) * size, new Section("", SHT_STRTAB, 0, 0, 0, 0), 0);
            byte[] headers = editor.copy(at, (loads.size() + 2L) * size);
            editor.put(at, new byte[headers.length]);
            return new Table(headers, new byte[1], loads.size() + 1);
        }

        /** Writes a section header; its name is given by its place in the section of names. */
        static void header(ElfEditor editor, long at, Section section, long name) throws UnmadeMutantException {
            boolean wide = editor.wide();
            editor.putNumber(at, 4, name);
            editor.putNumber(at + 4, 4, section.type());
            editor.putWord(at + 8, section.flags());
            editor.putWord(at + (wide ? 16 : 12), section.address());
            editor.putWord(at + (wide ? 24 : 16), section.offset());
            editor.putWord(at + (wide ? 32 : 20), section.size());
            editor.putWord(at + (wide ? 48 : 32), 1);
        }
    }

    private static long at(ElfEditor editor, long table, int index) {
        return table + (long) index * editor.elf().header().sectionEntrySize();
    }
}
