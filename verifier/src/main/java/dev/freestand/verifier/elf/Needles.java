package dev.freestand.verifier.elf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A few byte strings that are looked for all at once. Of the bytes searched only every so many are looked at: a block of
 * four bytes at each multiple of a stride, so chosen that no needle fits between two blocks. A block that is part of no
 * needle, as nearly all are, costs one look into a table; the others are compared in full, so that the answer is exact.
 * Time is bounded by the length searched, whatever it holds. May be used by several threads at once.
 */
public final class Needles {

    private static final int BLOCK = 4;
    private static final int TABLE_BITS = 13;
    /** 2^32 by the golden ratio, which spreads neighbouring numbers over the table. */
    private static final int SPREAD = 0x9e3779b1;

    /** The quickest way to four bytes under either of the JVM's compilers. */
    private static final VarHandle BLOCKS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[][] needles;
    private final int stride;
    private final int longest;
    /** By a block's hash: 1 more than the first of its candidates, or 0. */
    private final short[] heads = new short[1 << TABLE_BITS];
    /** By candidate: the next of the same hash as in {@link #heads}, the needle, and where in it the block begins. */
    private final short[] nexts;

    private final int[] owners;
    private final int[] offsets;

    /**
     * Makes ready to look.
     *
     * @param wanted at least 1, each of at least 4 bytes; the shortest sets the speed
     */
    public Needles(List<byte[]> wanted) {
        needles = wanted.stream().map(byte[]::clone).toArray(byte[][]::new);
        int shortest =
                Arrays.stream(needles).mapToInt(needle -> needle.length).min().orElse(0);
        if (shortest < BLOCK) {
            throw new IllegalArgumentException("a needle has " + shortest + " bytes, expected " + BLOCK + " or more");
        }
        longest = Arrays.stream(needles).mapToInt(needle -> needle.length).max().orElse(0);
        stride = shortest - BLOCK + 1;
        int candidates = stride * needles.length;
        if (candidates >= Short.MAX_VALUE) {
            throw new IllegalArgumentException("needles have " + candidates + " blocks, more than there is room for");
        }
        nexts = new short[candidates];
        owners = new int[candidates];
        offsets = new int[candidates];
        int candidate = 0;
        // The last is tried first, so that of two places that share a block the first is found first.
        for (int offset = 0; offset < stride; offset++) {
            for (int needle = 0; needle < needles.length; needle++) {
                int hash = hash(needles[needle], offset);
                owners[candidate] = needle;
                offsets[candidate] = offset;
                nexts[candidate] = heads[hash];
                candidate++;
                heads[hash] = (short) candidate;
            }
        }
    }

    /** Gets what is found. */
    public interface Finder {

        /**
         * A needle stands there. Called once for each place, and for one needle in ascending order.
         *
         * @param needle its number in the list given
         * @param index of its first byte in the buffer
         */
        void found(int needle, int index);
    }

    /** Length of the longest in bytes. Buffers that overlap by this much less 1 miss none. */
    public int longest() {
        return longest;
    }

    /** Looks through a buffer's first {@code length} bytes for needles that lie in them as a whole. */
    public void look(byte[] buffer, int length, Finder finder) {
        for (int at = 0; at <= length - BLOCK; at += stride) {
            int candidate = heads[hash(buffer, at)];
            while (candidate != 0) {
                compare(buffer, length, at, candidate - 1, finder);
                candidate = nexts[candidate - 1];
            }
        }
    }

    private void compare(byte[] buffer, int length, int at, int candidate, Finder finder) {
        byte[] needle = needles[owners[candidate]];
        int start = at - offsets[candidate];
        if (start >= 0
                && needle.length <= length - start
                && Arrays.equals(buffer, start, start + needle.length, needle, 0, needle.length)) {
            finder.found(owners[candidate], start);
        }
    }

    private static int hash(byte[] bytes, int at) {
        return (int) BLOCKS.get(bytes, at) * SPREAD >>> 32 - TABLE_BITS;
    }
}
