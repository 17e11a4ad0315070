package dev.freestand.verifier.fuzz;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.verifier.corpus.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of the corpus and the parts of it that decide what is read: headers, tables, the dynamic section and its
 * strings, versions and notes.
 *
 * @param name in the corpus
 * @param bytes its content
 * @param hot pairs of start and length
 */
record Seed(String name, byte[] bytes, int[] hot) {

    private static final long LONGEST_PART = 8192;

    /** All of the corpus that is ELF, damaged or not. */
    static List<Seed> all() throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Corpus.Entry entry : Corpus.entries()) {
            byte[] bytes = entry.bytes();
            if (bytes.length >= 4 && bytes[0] == 0x7f && bytes[1] == 'E') {
                seeds.add(new Seed(entry.name(), bytes, hot(bytes)));
            }
        }
        return seeds;
    }

    private static int[] hot(byte[] bytes) throws IOException {
        List<Integer> parts = new ArrayList<>();
        add(parts, bytes, 0, 64);
        try {
            ElfFile file = ElfReader.read(ByteSource.of(bytes));
            boolean wide = file.header().bits() == 64;
            int entry = wide ? 56 : 32;
            add(
                    parts,
                    bytes,
                    file.header().segmentOffset(),
                    (long) entry * file.segments().size());
            long sections =
                    (long) (wide ? 64 : 40) * Math.min(file.sections().all().size(), 100);
            add(parts, bytes, file.header().sectionOffset(), sections);
            for (Segment segment : file.segments()) {
                if (segment.type() == ElfConstants.PT_DYNAMIC
                        || segment.type() == ElfConstants.PT_NOTE
                        || segment.type() == ElfConstants.PT_INTERP) {
                    add(parts, bytes, segment.offset(), segment.fileSize());
                }
            }
            for (Section section : file.sections().all()) {
                if (section.name()
                        .matches(
                                "\\.dynstr|\\.gnu\\.version.*|\\.note.*|\\.shstrtab|\\.comment|\\.symtab|\\.strtab|\\.dynsym")) {
                    add(parts, bytes, section.offset(), section.size());
                }
            }
        } catch (ElfFormatException e) {
            // A damaged seed has its header, and what the damage left of the rest.
            add(parts, bytes, 64, 1024);
        }
        return parts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void add(List<Integer> parts, byte[] bytes, long start, long length) {
        if (start >= 0 && start < bytes.length && length > 0) {
            parts.add((int) start);
            parts.add((int) Math.min(Math.min(length, LONGEST_PART), bytes.length - start));
        }
    }
}
