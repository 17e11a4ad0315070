package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.DynamicEntry;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.VersionNeed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** Changes of what the loader is told: the interpreter, the dynamic segment, the versions that it names. */
final class DynamicEdits {

    /** No distribution has such a library. */
    private static final String LIBRARY = "libmutant.so.1";

    /** No distribution has such a loader. */
    private static final String LOADER = "/lib64/ld-mutant.so.1";

    private static final int LONGEST_TABLE = 16 << 20;

    private DynamicEdits() {}

    /** Adds PT_INTERP, or has it name another file. */
    static void interpreter(ElfEditor editor) throws UnmadeMutantException {
        int present = editor.find(ElfConstants.PT_INTERP);
        if (present >= 0) {
            Segment old = editor.elf().segments().get(present);
            byte[] path = editor.copy(old.offset(), old.fileSize());
            int last = path.length - 1;
            while (last > 1 && path[last] == 0) {
                last--;
            }
            editor.put(old.offset() + last, new byte[] {(byte) (path[last] == 'x' ? 'y' : 'x')});
            return;
        }
        byte[] path = text(LOADER);
        long at = editor.append(path);
        editor.replace(
                editor.spare(-1),
                new Segment(ElfConstants.PT_INTERP, ElfConstants.PF_R, at, at, path.length, path.length, 1));
    }

    /** Takes PT_INTERP and PT_DYNAMIC away, which leaves a file that nothing is loaded for. */
    static void withoutLoader(ElfEditor editor) throws UnmadeMutantException {
        for (long type : List.of(ElfConstants.PT_INTERP, ElfConstants.PT_DYNAMIC)) {
            int place = editor.find(type);
            if (place >= 0) {
                editor.setType(place, 0);
            }
        }
    }

    /** Adds a needed library (DT_NEEDED). */
    static void needed(ElfEditor editor) throws UnmadeMutantException {
        named(editor, ElfConstants.DT_NEEDED);
    }

    /** Adds a relative search path (DT_RUNPATH). */
    static void runpath(ElfEditor editor) throws UnmadeMutantException {
        named(editor, ElfConstants.DT_RUNPATH);
    }

    /** Adds DT_TEXTREL: code is patched when it is loaded. */
    static void textRelocations(ElfEditor editor) throws UnmadeMutantException {
        if (editor.elf().dynamic() == null) {
            create(editor, ElfConstants.DT_TEXTREL, 0);
        } else {
            add(editor, ElfConstants.DT_TEXTREL, 0);
        }
    }

    /**
     * Adds an entry that names something. A name in the table of strings is taken, from its second character on: a table
     * cannot grow in its place.
     */
    private static void named(ElfEditor editor, long tag) throws UnmadeMutantException {
        Dynamic dynamic = editor.elf().dynamic();
        if (dynamic == null || dynamic.needed().isEmpty()) {
            create(editor, tag, 1);
            return;
        }
        for (DynamicEntry entry : dynamic.entries()) {
            if (entry.tag() == ElfConstants.DT_NEEDED) {
                add(editor, tag, entry.value() + 1);
                return;
            }
        }
        throw UnmadeMutantException.notTried("its dynamic segment names no library");
    }

    /** Adds an entry where the linker left room, or in place of DT_DEBUG, which only debuggers read. */
    private static void add(ElfEditor editor, long tag, long value) throws UnmadeMutantException {
        ElfFile elf = editor.elf();
        Segment segment = elf.segments().get(editor.find(ElfConstants.PT_DYNAMIC));
        List<DynamicEntry> entries =
                elf.dynamic() == null ? List.of() : elf.dynamic().entries();
        int width = editor.wide() ? 8 : 4;
        long place = entries.size();
        long end = segment.offset() + (place + 2) * 2 * width;
        boolean room = end <= segment.offset() + segment.fileSize() && editor.word(end - 2L * width) == 0;
        for (int i = 0; i < entries.size() && !room; i++) {
            if (entries.get(i).tag() == ElfConstants.DT_DEBUG) {
                place = i;
                room = true;
            }
        }
        if (!room) {
            throw UnmadeMutantException.notTried("its dynamic segment has no room for one more entry");
        }
        editor.putWord(segment.offset() + place * 2 * width, tag);
        editor.putWord(segment.offset() + place * 2 * width + width, value);
    }

    /**
     * Makes a dynamic segment of one entry.
     *
     * @param value of the entry; 1 is the name of a library
     */
    private static void create(ElfEditor editor, long tag, long value) throws UnmadeMutantException {
        int width = editor.wide() ? 8 : 4;
        byte[] names = text("\0" + LIBRARY);
        int table = 2 * names.length / 16 * 16;
        int length = table + 5 * 2 * width;
        LoadedRange place = LoadedRange.in(editor, length);
        boolean program = editor.elf().header().type() == ElfConstants.ET_DYN;
        long[][] entries = {
            {ElfConstants.DT_STRTAB, place.address()},
            {ElfConstants.DT_STRSZ, names.length},
            {tag, value},
            {ElfConstants.DT_FLAGS_1, program ? ElfConstants.DF_1_PIE : 0},
            {0, 0}
        };
        long at = place.offset() + table;
        editor.put(place.offset(), names);
        for (int i = 0; i < entries.length; i++) {
            editor.putWord(at + 2L * i * width, entries[i][0]);
            editor.putWord(at + 2L * i * width + width, entries[i][1]);
        }
        long size = 2L * entries.length * width;
        editor.replace(
                place.header(),
                new Segment(
                        ElfConstants.PT_DYNAMIC, ElfConstants.PF_R, at, place.address() + table, size, size, width));
    }

    /**
     * Raises a version that the file needs, in the table of strings: {@code GLIBC_2.34} becomes {@code GLIBC_9.34}.
     *
     * @param prefix such as {@code GLIBC}
     */
    static void version(ElfEditor editor, String prefix) throws UnmadeMutantException {
        Dynamic dynamic = editor.elf().dynamic();
        for (VersionNeed need : editor.elf().versionNeeds()) {
            String name = need.version();
            boolean numbered = name.startsWith(prefix + "_")
                    && name.length() > prefix.length() + 1
                    && Character.isDigit(name.charAt(prefix.length() + 1));
            if (dynamic == null || !numbered || need.weak() || need.ofGccRuntime()) {
                continue;
            }
            OptionalLong table = dynamic.value(ElfConstants.DT_STRTAB);
            OptionalLong size = dynamic.value(ElfConstants.DT_STRSZ);
            if (table.isEmpty() || size.isEmpty() || size.getAsLong() > LONGEST_TABLE) {
                throw UnmadeMutantException.notTried(
                        "its table of strings (DT_STRTAB, DT_STRSZ) is missing or too long");
            }
            long start = editor.offsetOf(table.getAsLong());
            String strings = new String(editor.copy(start, size.getAsLong()), StandardCharsets.ISO_8859_1);
            int at = strings.indexOf("\0" + name + "\0");
            if (at < 0) {
                throw UnmadeMutantException.notTried("the name " + name + " is not in its table of strings by itself");
            }
            editor.put(start + at + 1 + prefix.length() + 1, new byte[] {'9'});
            return;
        }
        throw UnmadeMutantException.notApplicable("it needs no version of " + prefix);
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
}
