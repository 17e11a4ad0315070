package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Segment;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Looks for marks in what is loaded read-only, in one pass through a small buffer. */
final class Scan {

    private static final int CHUNK = 1 << 16;
    private static final int OVERLAP = 128;

    private static final Mark[] MARKS = Mark.values();

    private final Map<Mark, Long> found = new EnumMap<>(Mark.class);

    private Scan() {}

    /**
     * The marks found, each with the file offset of its first occurrence.
     *
     * @param limit most bytes read; a mark behind them is not found
     */
    static Map<Mark, Long> marks(ElfFile file, ByteSource source, long limit) throws IOException {
        Scan scan = new Scan();
        long left = limit;
        for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
            if (!load.writable()) {
                long size = Math.min(load.fileSize(), left);
                scan.range(source, load.offset(), load.offset() + size);
                left -= size;
            }
        }
        return scan.found;
    }

    private void range(ByteSource source, long start, long end) throws IOException {
        byte[] buffer = new byte[CHUNK + OVERLAP];
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
        for (int last = Skips.next(buffer, 0, length); last >= 0; last = Skips.next(buffer, last + 1, length)) {
            for (Mark mark : MARKS) {
                int start = last + 1 - mark.length();
                if (start >= 0 && mark.at(buffer, start, length)) {
                    found.putIfAbsent(mark, offset + start);
                }
            }
        }
    }
}
