package dev.freestand.core.elf.search;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where patterns stand in what is loaded of a file: found in one pass, for all users. */
public final class PatternMatches {

    /** Most bytes looked through in memory that is read-only, and as many again in memory that is not: 256 MiB. */
    public static final long MAX_SCAN = 256L << 20;

    private static final int CHUNK = 1 << 16;
    private static final long NOWHERE = -1;

    private final BytePatternMatcher needles;
    /** By needle: file offset of the first in read-only memory that is code, in the rest of it, in writable memory. */
    private final long[] inCode;

    private final long[] inData;
    private final long[] inWritable;

    private PatternMatches(BytePatternMatcher needles) {
        this.needles = needles;
        inCode = nowhere();
        inData = nowhere();
        inWritable = nowhere();
    }

    /** Looks for needles in every segment that is loaded; those that stand behind {@link #MAX_SCAN} are not found. */
    public static PatternMatches of(BytePatternMatcher needles, ElfFile file, ByteSource source) throws IOException {
        PatternMatches sightings = new PatternMatches(needles);
        byte[] buffer = source.inMemory() == null ? new byte[CHUNK + needles.longest()] : new byte[0];
        // Apart, so that what is mapped twice is found where it is read-only.
        for (boolean writable : new boolean[] {false, true}) {
            sightings.look(
                    file.segments(ElfConstants.PT_LOAD)
                            .filter(load -> load.writable() == writable && load.fileSize() > 0)
                            .sorted(Comparator.comparingLong(Segment::offset))
                            .toList(),
                    source,
                    buffer);
        }
        return sightings;
    }

    /** File offset of the first in executable memory that is read-only, or null. */
    public @Nullable Long inCode(String needle) {
        return known(inCode[needles.number(needle)]);
    }

    /** File offset of the first in read-only memory that is not executable, or null. */
    public @Nullable Long inData(String needle) {
        return known(inData[needles.number(needle)]);
    }

    /** Whether it stands in memory of any sort. */
    public boolean anywhere(String needle) {
        int number = needles.number(needle);
        return inCode[number] != NOWHERE || inData[number] != NOWHERE || inWritable[number] != NOWHERE;
    }

    private void look(List<Segment> sorted, ByteSource source, byte[] buffer) throws IOException {
        long left = MAX_SCAN;
        long done = 0;
        for (Segment load : sorted) {
            // Segments that overlap in the file are looked through once.
            long start = Math.max(load.offset(), done);
            long size = Math.min(load.offset() + load.fileSize() - start, left);
            if (size > 0) {
                long[] found = load.writable() ? inWritable : load.executable() ? inCode : inData;
                look(found, source, buffer, start, start + size, Math.min(needles.longest(), done));
                left -= size;
                done = start + size;
            }
        }
    }

    /**
     * Looks through a range.
     *
     * @param before how many bytes before it are read too, for needles that begin there
     */
    private void look(long[] found, ByteSource source, byte[] buffer, long start, long end, long before)
            throws IOException {
        for (long at = start - before; at < end; at += CHUNK) {
            int wanted = (int) Math.min(CHUNK + needles.longest(), end - at);
            if (source instanceof RevisedSource revised && revised.unchanged(at, wanted)) {
                Piece piece = new Piece(needles, at, wanted, start);
                long[] known = revised.memory().pieces.get(piece);
                if (known == null) {
                    known = nowhere();
                    look(known, source, buffer, piece);
                    revised.memory().pieces.put(piece, known);
                }
                for (int needle = 0; needle < known.length; needle++) {
                    if (found[needle] == NOWHERE) {
                        found[needle] = known[needle];
                    }
                }
            } else if (look(found, source, buffer, new Piece(needles, at, wanted, start)) < wanted) {
                return;
            }
        }
    }

    /** Looks through one piece, and returns how many bytes there were of it. */
    private int look(long[] found, ByteSource source, byte[] buffer, Piece piece) throws IOException {
        byte[] all = source.inMemory();
        int from = all == null ? 0 : (int) Math.min(piece.at(), all.length);
        int length = all == null
                ? source.read(piece.at(), buffer, 0, piece.length())
                : Math.min(piece.length(), all.length - from);
        long shift = piece.at() - from;
        needles.look(all == null ? buffer : all, from, from + length, (needle, index) -> {
            long at = shift + index;
            if (found[needle] == NOWHERE && at + needles.length(needle) > piece.start()) {
                found[needle] = at;
            }
        });
        return length;
    }

    /**
     * A part of a file, as it is read.
     *
     * @param at where it begins, {@code start} or up to a needle's length before it
     * @param start where the bytes begin that a needle must reach into
     */
    private record Piece(BytePatternMatcher needles, long at, int length, long start) {}

    /** What was found in pieces of one file. For one thread at a time. */
    public static final class Memory {

        private final Map<Piece, long[]> pieces = new HashMap<>();
    }

    private long[] nowhere() {
        long[] offsets = new long[needles.count()];
        Arrays.fill(offsets, NOWHERE);
        return offsets;
    }

    private static @Nullable Long known(long offset) {
        return offset == NOWHERE ? null : offset;
    }
}
