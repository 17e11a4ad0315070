package dev.freestand.core.elf;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.util.Arrays;

/**
 * Numbers and strings at file offsets, each read checked against the file's length. Holds a few pages of the file and
 * no more; what parsers build from it is charged against one allowance, so that no input makes them build too much.
 */
public final class BoundedReader {

    private static final int PAGE_BITS = 13;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = 8;
    private static final byte[] NOT_READ = {};

    /** What a string takes besides its bytes: three headers of arrays, one of an object, a place in a list. */
    private static final int STRING_COST = 112;

    /** What each byte of a string's text takes: itself where something is escaped, and twice two while it is decoded. */
    private static final int DECODING_COST = 5;

    private final ByteSource source;
    private final byte[][] cache = new byte[PAGES][];
    private final int[] lengths = new int[PAGES];
    private final long[] numbers = new long[PAGES];
    private long allowance;
    private boolean big;
    private boolean wide;

    public BoundedReader(ByteSource source, long allowance) {
        this.source = source;
        this.allowance = allowance;
        Arrays.fill(cache, NOT_READ);
        Arrays.fill(numbers, -1);
    }

    /** Sets how numbers are read from here on. */
    public void layout(Endianness order, boolean newWide) {
        big = order == Endianness.BIG;
        wide = newWide;
    }

    /** Whether addresses have 64 bits. */
    public boolean wide() {
        return wide;
    }

    public long size() {
        return source.size();
    }

    /** Takes bytes of memory from the allowance. */
    public void charge(long bytes, long offset, String what) throws ElfFormatException {
        allowance -= bytes;
        if (allowance < 0) {
            throw new ElfFormatException(
                    ElfFault.TOO_LARGE,
                    offset,
                    what + " at " + hex(offset) + " takes more memory than any sane file would");
        }
    }

    /** Requires that a range lies in the file. */
    public void require(long offset, long length, String what) throws ElfFormatException {
        if (offset < 0 || offset > size()) {
            throw new ElfFormatException(
                    ElfFault.OFFSET_OUT_OF_FILE,
                    offset,
                    what + " is said to be at " + hex(offset) + ", outside the file of " + hex(size()) + " bytes");
        }
        if (length < 0 || length > size() - offset) {
            throw truncated(offset, length, what);
        }
    }

    public int u8(long offset, String what) throws ElfFormatException, IOException {
        require(offset, 1, what);
        return at(offset, what);
    }

    public int u16(long offset, String what) throws ElfFormatException, IOException {
        return (int) number(offset, 2, what);
    }

    public long u32(long offset, String what) throws ElfFormatException, IOException {
        return number(offset, 4, what);
    }

    public long u64(long offset, String what) throws ElfFormatException, IOException {
        return number(offset, 8, what);
    }

    /** An address-sized number: 4 bytes in a 32-bit file, 8 in a 64-bit one. */
    public long word(long offset, String what) throws ElfFormatException, IOException {
        return number(offset, wide ? 8 : 4, what);
    }

    /**
     * A string up to its NUL, which must come before {@code end}.
     *
     * @param limit longest length allowed, in bytes
     */
    public String string(long offset, long end, int limit, String what) throws ElfFormatException, IOException {
        require(offset, 0, what);
        long bound = Math.min(end, size());
        long last = Math.min(bound, offset + limit + 1);
        long nul = nul(offset, last, what);
        if (nul >= last) {
            throw last > offset + limit
                    ? new ElfFormatException(
                            ElfFault.STRING_TOO_LONG,
                            offset,
                            what + " at " + hex(offset) + " is longer than " + hex(limit) + " bytes")
                    : new ElfFormatException(
                            ElfFault.STRING_UNTERMINATED,
                            offset,
                            what + " at " + hex(offset) + " has no end before " + hex(bound));
        }
        // Its length is known and paid for before anything is made of it.
        int length = (int) (nul - offset);
        charge(STRING_COST + (long) length, offset, what);
        byte[] bytes = new byte[length];
        copy(offset, bytes, length, what);
        charge((long) DECODING_COST * RawText.length(bytes), offset, what);
        return RawText.of(bytes);
    }

    /** A string up to its NUL, to {@code end} or to {@code limit} bytes, whichever comes first; not charged to the allowance. */
    public String cutString(long offset, long end, int limit, String what) throws ElfFormatException, IOException {
        require(offset, 0, what);
        byte[] bytes = new byte[(int) (nul(offset, Math.min(end, offset + limit), what) - offset)];
        copy(offset, bytes, bytes.length, what);
        return RawText.of(bytes);
    }

    /** Copies a range that lies in the file into a buffer's beginning. */
    void copy(long offset, byte[] into, int length, String what) throws ElfFormatException, IOException {
        require(offset, length, what);
        int done = 0;
        while (done < length) {
            int slot = slot(offset + done, what);
            int index = (int) (offset + done) & (PAGE - 1);
            int count = Math.min(length - done, lengths[slot] - index);
            System.arraycopy(cache[slot], index, into, done, count);
            done += count;
        }
    }

    /** The same without keeping it: for large ranges that are read once. */
    public void copyPast(long offset, byte[] into, int length, String what) throws ElfFormatException, IOException {
        require(offset, length, what);
        if (source.read(offset, into, 0, length) < length) {
            throw truncated(offset, length, what);
        }
    }

    /** Where the first NUL from {@code start} on is, or {@code end} if none is before that. */
    public long nul(long start, long end, String what) throws ElfFormatException, IOException {
        long at = start;
        while (at < end) {
            int slot = slot(at, what);
            int index = (int) at & (PAGE - 1);
            int stop = (int) Math.min(lengths[slot], index + (end - at));
            byte[] page = cache[slot];
            for (int i = index; i < stop; i++) {
                if (page[i] == 0) {
                    return at + i - index;
                }
            }
            at += stop - index;
        }
        return at;
    }

    private long number(long offset, int length, String what) throws ElfFormatException, IOException {
        require(offset, length, what);
        int slot = slot(offset, what);
        int index = (int) offset & (PAGE - 1);
        byte[] page = cache[slot];
        if (length > lengths[slot] - index) {
            page = new byte[length];
            index = 0;
            copy(offset, page, length, what);
        }
        if (length == 2) {
            return big ? pair(page, index, index + 1) : pair(page, index + 1, index);
        }
        long first = four(page, index);
        if (length == 4) {
            return first;
        }
        long second = four(page, index + 4);
        return big ? first << 32 | second : second << 32 | first;
    }

    private long four(byte[] page, int at) {
        return big
                ? (long) pair(page, at, at + 1) << 16 | pair(page, at + 2, at + 3)
                : (long) pair(page, at + 3, at + 2) << 16 | pair(page, at + 1, at);
    }

    private static int pair(byte[] page, int high, int low) {
        return (page[high] & 0xff) << 8 | (page[low] & 0xff);
    }

    private int at(long offset, String what) throws ElfFormatException, IOException {
        return Byte.toUnsignedInt(cache[slot(offset, what)][(int) offset & (PAGE - 1)]);
    }

    /** Where the page is kept that holds the byte at an offset, which lies in the file. */
    private int slot(long offset, String what) throws ElfFormatException, IOException {
        long number = offset >>> PAGE_BITS;
        int slot = (int) number & (PAGES - 1);
        if (numbers[slot] != number) {
            numbers[slot] = -1;
            if (cache[slot].length == 0) {
                cache[slot] = new byte[PAGE];
            }
            lengths[slot] = source.read(number * PAGE, cache[slot], 0, PAGE);
            numbers[slot] = number;
        }
        if (((int) offset & (PAGE - 1)) >= lengths[slot]) {
            // The file has become shorter since its length was asked.
            throw truncated(offset, 1, what);
        }
        return slot;
    }

    private ElfFormatException truncated(long offset, long length, String what) {
        return new ElfFormatException(
                ElfFault.TRUNCATED,
                offset,
                what + " at " + hex(offset) + " takes " + hex(length) + " bytes, the file has only " + hex(size()));
    }
}
