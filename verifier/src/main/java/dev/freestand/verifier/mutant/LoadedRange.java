package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Room for a dynamic segment, which has to be loaded.
 *
 * @param offset where it begins in the file, aligned to 16
 * @param address where that is loaded
 * @param header the place of the program header that is to describe it
 */
record LoadedRange(long offset, long address, int header) {

    private static final int ALIGNMENT = 16;
    private static final int EIGHT = 8;

    /** Eighths of a segment, in the order in which they are tried. */
    private static final List<Integer> PARTS = List.of(4, 5, 6, 7, 3, 2, 1);

    private static final Set<Long> KEPT =
            Set.of(ElfConstants.PT_INTERP, ElfConstants.PT_NOTE, ElfConstants.PT_GNU_PROPERTY);

    /**
     * Room over the bytes of a segment that is loaded, or in a new one behind the file.
     *
     * @param length in bytes
     */
    static LoadedRange in(ElfEditor editor, int length) throws UnmadeMutantException {
        int present = editor.find(ElfConstants.PT_DYNAMIC);
        int header = present >= 0 ? present : editor.spare(-1);
        List<Segment> loads = editor.elf()
                .segments(ElfConstants.PT_LOAD)
                .sorted(Comparator.comparingLong(Segment::fileSize).reversed())
                .toList();
        for (Segment load : loads) {
            for (int part : PARTS) {
                long at = (load.offset() + load.fileSize() / EIGHT * part) / ALIGNMENT * ALIGNMENT;
                boolean inside = at >= load.offset() && at + length <= load.offset() + load.fileSize();
                if (inside && !needed(editor, at, at + length)) {
                    return new LoadedRange(at, load.address() + (at - load.offset()), header);
                }
            }
        }
        long page = 1 << 16;
        long at = editor.append(new byte[length]);
        long end = loads.stream()
                .mapToLong(load -> load.address() + load.memorySize())
                .max()
                .orElse(0);
        long address = (end / page + 2) * page + at % page;
        editor.replace(
                editor.spare(header),
                new Segment(ElfConstants.PT_LOAD, ElfConstants.PF_R, at, address, length, length, page));
        return new LoadedRange(at, address, header);
    }

    /** Whether a part of the file holds what has to stay: the headers, the interpreter's path, the notes. */
    private static boolean needed(ElfEditor editor, long start, long end) {
        long table = editor.elf().header().segmentOffset();
        long tableEnd = table
                + (long) editor.elf().segments().size() * editor.elf().header().segmentEntrySize();
        return start < editor.headerField(64, 52)
                || start < tableEnd && end > table
                || editor.elf().segments().stream()
                        .filter(segment -> KEPT.contains(segment.type()))
                        .anyMatch(kept -> start < kept.offset() + kept.fileSize() && end > kept.offset());
    }
}
