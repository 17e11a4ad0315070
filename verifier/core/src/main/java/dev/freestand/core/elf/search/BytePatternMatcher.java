package dev.freestand.core.elf.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A few byte strings that are looked for all at once. Of the bytes searched only every so many are looked at: a block of
 * four bytes at each multiple of a stride, so chosen that no needle fits between two blocks. A block that is part of no
 * needle, as nearly all are, costs one look into a table; the others are compared in full, so that the answer is exact.
 * Time is bounded by the length searched, whatever it holds. May be used by several threads at once.
 */
public final class BytePatternMatcher {

    private static final int BLOCK = 4;
    private static final int TABLE_BITS = 13;
    /** 2^32 by the golden ratio, which spreads neighbouring numbers over the table. */
    private static final int SPREAD = 0x9e3779b1;

    private final Map<String, Integer> numbers = new HashMap<>();
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
     * @param wanted at least 1, none twice, each of at least 4 bytes, one character a byte as in ISO 8859-1; the shortest
     *     sets the speed
     */
    public BytePatternMatcher(Collection<String> wanted) {
        needles = wanted.stream()
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
        wanted.forEach(text -> numbers.put(text, numbers.size()));
        int shortest =
                Arrays.stream(needles).mapToInt(needle -> needle.length).min().orElse(0);
        if (shortest < BLOCK || numbers.size() < needles.length) {
            throw new IllegalArgumentException("expected different needles of " + BLOCK + " bytes or more: " + wanted);
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
        fill();
    }

    private void fill() {
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

    /** Is called for each place where a pattern is found. */
    public interface Finder {

        /**
         * A needle stands there. Called once for each place, and for one needle in ascending order.
         *
         * @param needle its number
         * @param index of its first byte in the buffer
         */
        void found(int needle, int index);
    }

    /** How many there are; their numbers are less. */
    public int count() {
        return needles.length;
    }

    /** The number of a needle, in the order in which they were given. */
    public int number(String needle) {
        Integer number = numbers.get(needle);
        if (number == null) {
            throw new IllegalArgumentException("not looked for: " + needle);
        }
        return number;
    }

    /** Length of a needle in bytes. */
    public int length(int needle) {
        return needles[needle].length;
    }

    /** Length of the longest in bytes. Buffers that overlap by this much less 1 miss none. */
    public int longest() {
        return longest;
    }

    /**
     * Looks through a part of a buffer for needles that lie in it as a whole.
     *
     * @param from index of the first byte of that part
     * @param end index of the first byte behind it
     */
    public void look(byte[] buffer, int from, int end, Finder finder) {
        int last = end - BLOCK;
        int at = next(buffer, from, last, stride, heads);
        while (at <= last) {
            compare(buffer, from, end, at, finder);
            at = next(buffer, at + stride, last, stride, heads);
        }
    }

    /**
     * Where the next block is that may be part of a needle. The static edition has C in its place, which reads the four
     * bytes at once; see {@code BlockSearchShortcut}.
     *
     * @param last where the last block begins
     * @return its index, or one beyond the last
     */
    private static int next(byte[] buffer, int from, int last, int step, short[] table) {
        int at = from;
        while (at <= last && table[hash(buffer, at)] == 0) {
            at += step;
        }
        return at;
    }

    private void compare(byte[] buffer, int from, int end, int at, Finder finder) {
        for (int next = heads[hash(buffer, at)]; next != 0; next = nexts[next - 1]) {
            byte[] needle = needles[owners[next - 1]];
            int offset = offsets[next - 1];
            int start = at - offset;
            if (buffer[at] == needle[offset]
                    && start >= from
                    && needle.length <= end - start
                    && Arrays.equals(buffer, start, start + needle.length, needle, 0, needle.length)) {
                finder.found(owners[next - 1], start);
            }
        }
    }

    private static int hash(byte[] bytes, int at) {
        int block = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        return block * SPREAD >>> 32 - TABLE_BITS;
    }
}
