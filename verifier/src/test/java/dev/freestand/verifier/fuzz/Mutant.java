package dev.freestand.verifier.fuzz;

import dev.freestand.core.elf.ByteSource;
import java.util.SplittableRandom;

/**
 * A seed with a few bytes changed, and perhaps its end cut off. The seed is shared and never copied, so that a mutant of
 * a large file costs no more than one of a small file.
 */
final class Mutant implements ByteSource {

    private static final long[] TELLING = {
        0,
        1,
        2,
        3,
        -1,
        -8,
        0x7f,
        0x80,
        0xff,
        0x7fff,
        0x8000,
        0xffff,
        0x7fffffffL,
        0x80000000L,
        0xffffffffL,
        0xfffffff0L,
        0x7fffffffffffffffL,
        Long.MIN_VALUE,
        0x400000,
        0x1000
    };
    private static final int MOST_CHANGES = 6;
    private static final int WIDEST = 8;

    private final byte[] seed;
    private final int size;
    private final int changes;
    private final int[] places = new int[MOST_CHANGES];
    private final int[] widths = new int[MOST_CHANGES];
    private final byte[][] values = new byte[MOST_CHANGES][WIDEST];

    /**
     * @param hot parts of the seed that decide, as pairs of start and length; most changes go there
     */
    Mutant(byte[] seed, int[] hot, SplittableRandom random) {
        this.seed = seed;
        this.size = random.nextInt(20) == 0 ? random.nextInt(seed.length + 1) : seed.length;
        this.changes = size == 0 ? 0 : 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            places[i] = place(hot, random);
            widths[i] = Math.min(1 << random.nextInt(4), size - places[i]);
            long value = switch (random.nextInt(4)) {
                case 0 -> random.nextLong();
                case 1 -> random.nextInt(seed.length + 1);
                default -> TELLING[random.nextInt(TELLING.length)];
            };
            boolean big = random.nextInt(4) == 0;
            for (int at = 0; at < widths[i]; at++) {
                values[i][at] = (byte) (value >> 8 * (big ? widths[i] - 1 - at : at));
            }
        }
    }

    private int place(int[] hot, SplittableRandom random) {
        if (hot.length > 0 && random.nextInt(8) != 0) {
            int part = 2 * random.nextInt(hot.length / 2);
            int at = hot[part] + random.nextInt(hot[part + 1]);
            // Fields are aligned; a change that straddles two of them says less.
            at = random.nextInt(4) == 0 ? at : at & ~3;
            if (at < size) {
                return at;
            }
        }
        return random.nextInt(size);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int from, int length) {
        if (position >= size) {
            return 0;
        }
        int start = (int) position;
        int count = Math.min(length, size - start);
        System.arraycopy(seed, start, into, from, count);
        for (int i = 0; i < changes; i++) {
            for (int at = 0; at < widths[i]; at++) {
                int index = places[i] + at - start;
                if (index >= 0 && index < count) {
                    into[from + index] = values[i][at];
                }
            }
        }
        return count;
    }

    /** The content of the mutated file. */
    byte[] bytes() {
        byte[] bytes = new byte[size];
        read(0, bytes, 0, size);
        return bytes;
    }
}
