package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Needles;
import dev.freestand.verifier.elf.Segment;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Looks for marks in what is loaded read-only, in one pass through a small buffer. */
final class Scan {

    private static final int CHUNK = 1 << 16;

    private static final Mark[] MARKS = Mark.values();
    private static final Needles NEEDLES =
            new Needles(Arrays.stream(MARKS).map(Mark::bytes).toList());
    private static final int OVERLAP = NEEDLES.longest();

    private final Map<Mark, Long> inCode = new EnumMap<>(Mark.class);
    private final Map<Mark, Long> inData = new EnumMap<>(Mark.class);
    private boolean executable;

    private Scan() {}

    /**
     * The marks found.
     *
     * @param placed those that stand where a linker puts them, each with the file offset of its first occurrence:
     *     instructions in executable segments, texts in others unless all of them are executable
     * @param seen all of them
     */
    record Marks(Map<Mark, Long> placed, Set<Mark> seen) {}

    /**
     * Looks for marks.
     *
     * @param limit most bytes read; a mark behind them is not found
     */
    static Marks marks(ElfFile file, ByteSource source, long limit) throws IOException {
        Scan scan = new Scan();
        byte[] buffer = new byte[CHUNK + OVERLAP];
        long left = limit;
        long done = 0;
        for (Segment load : file.segments(ElfConstants.PT_LOAD)
                .filter(segment -> !segment.writable() && segment.fileSize() > 0)
                .sorted(Comparator.comparingLong(Segment::offset))
                .toList()) {
            // Segments that overlap in the file are looked through once.
            long start = Math.max(load.offset(), done);
            long size = Math.min(load.offset() + load.fileSize() - start, left);
            if (size > 0) {
                scan.executable = load.executable();
                scan.range(source, buffer, Math.max(0, start - Math.min(OVERLAP, done)), start + size);
                left -= size;
                done = start + size;
            }
        }
        boolean textsApart = file.segments(ElfConstants.PT_LOAD)
                .anyMatch(load -> !load.writable() && !load.executable() && load.fileSize() > 0);
        Map<Mark, Long> placed = new EnumMap<>(textsApart ? scan.inData : scan.inCode);
        placed.keySet().removeIf(Mark::code);
        scan.inCode.forEach((mark, at) -> {
            if (mark.code()) {
                placed.put(mark, at);
            }
        });
        Set<Mark> seen = EnumSet.noneOf(Mark.class);
        seen.addAll(scan.inCode.keySet());
        seen.addAll(scan.inData.keySet());
        return new Marks(placed, seen);
    }

    private void range(ByteSource source, byte[] buffer, long start, long end) throws IOException {
        for (long at = start; at < end; at += CHUNK) {
            int wanted = (int) Math.min(buffer.length, end - at);
            int length = source.read(at, buffer, 0, wanted);
            look(buffer, length, at);
            if (length < wanted) {
                return;
            }
        }
    }

    private void look(byte[] buffer, int length, long offset) {
        Map<Mark, Long> found = executable ? inCode : inData;
        NEEDLES.look(buffer, length, (mark, index) -> found.putIfAbsent(MARKS[mark], offset + index));
    }
}
