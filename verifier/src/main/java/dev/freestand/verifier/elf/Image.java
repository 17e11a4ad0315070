package dev.freestand.verifier.elf;

import static dev.freestand.verifier.elf.ElfFormatException.hex;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers and strings at file offsets, each read checked against the file's length. Holds a few pages of the file and
 * no more; what parsers build from it is charged against one allowance, so that no input makes them build too much.
 */
final class Image {

    private static final int PAGE = 4096;
    private static final int PAGES = 8;

    /** What a string takes besides its bytes: two headers of arrays, one of an object, a place in a list. */
    private static final int STRING_COST = 96;

    /** What each byte of a string takes: itself, and twice two where it is no UTF-8 and becomes U+FFFD. */
    private static final int DECODING_COST = 6;

    private final ByteSource source;
    private final byte[] cache = new byte[PAGES * PAGE];
    private final int[] lengths = new int[PAGES];
    private final long[] numbers = new long[PAGES];
    private long allowance;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean wide;

    Image(ByteSource source, long allowance) {
        this.source = source;
        this.allowance = allowance;
        Arrays.fill(numbers, -1);
    }

    /** Sets how numbers are read from here on. */
    void layout(ByteOrder newOrder, boolean newWide) {
        order = newOrder;
        wide = newWide;
    }

    /** Whether addresses have 64 bits. */
    boolean wide() {
        return wide;
    }

    long size() {
        return source.size();
    }

    /** Takes bytes of memory from the allowance. */
    void charge(long bytes, long offset, String what) throws ElfFormatException {
        allowance -= bytes;
        if (allowance < 0) {
            throw new ElfFormatException(
                    ElfFault.TOO_LARGE,
                    offset,
                    what + " at " + hex(offset) + " takes more memory than any sane file would");
        }
    }

    /** Requires that a range lies in the file. */
    void require(long offset, long length, String what) throws ElfFormatException {
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

    int u8(long offset, String what) throws ElfFormatException, IOException {
        require(offset, 1, what);
        return at(offset, what);
    }

    int u16(long offset, String what) throws ElfFormatException, IOException {
        return (int) number(offset, 2, what);
    }

    long u32(long offset, String what) throws ElfFormatException, IOException {
        return number(offset, 4, what);
    }

    long u64(long offset, String what) throws ElfFormatException, IOException {
        return number(offset, 8, what);
    }

    /** An address-sized number: 4 bytes in a 32-bit file, 8 in a 64-bit one. */
    long word(long offset, String what) throws ElfFormatException, IOException {
        return number(offset, wide ? 8 : 4, what);
    }

    /**
     * A string up to its NUL, which must come before {@code end}.
     *
     * @param limit longest length allowed, in bytes
     */
    String string(long offset, long end, int limit, String what) throws ElfFormatException, IOException {
        require(offset, 0, what);
        long bound = Math.min(end, size());
        long nul = offset;
        while (nul < bound && at(nul, what) != 0) {
            if (nul - offset == limit) {
                throw new ElfFormatException(
                        ElfFault.STRING_TOO_LONG,
                        offset,
                        what + " at " + hex(offset) + " is longer than " + hex(limit) + " bytes");
            }
            nul++;
        }
        if (nul >= bound) {
            throw new ElfFormatException(
                    ElfFault.STRING_UNTERMINATED,
                    offset,
                    what + " at " + hex(offset) + " has no end before " + hex(bound));
        }
        // Its length is known and paid for before anything is made of it.
        int length = (int) (nul - offset);
        charge(STRING_COST + (long) DECODING_COST * length, offset, what);
        byte[] bytes = new byte[length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) at(offset + i, what);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long number(long offset, int length, String what) throws ElfFormatException, IOException {
        require(offset, length, what);
        long value = 0;
        for (int i = 0; i < length; i++) {
            long octet = at(offset + i, what);
            value = order.equals(ByteOrder.BIG_ENDIAN) ? (value << 8) | octet : value | (octet << (8 * i));
        }
        return value;
    }

    private int at(long offset, String what) throws ElfFormatException, IOException {
        long number = offset / PAGE;
        int slot = (int) (number % PAGES);
        if (numbers[slot] != number) {
            numbers[slot] = -1;
            lengths[slot] = source.read(number * PAGE, cache, slot * PAGE, PAGE);
            numbers[slot] = number;
        }
        int index = (int) (offset % PAGE);
        if (index >= lengths[slot]) {
            // The file has become shorter since its length was asked.
            throw truncated(offset, 1, what);
        }
        return Byte.toUnsignedInt(cache[slot * PAGE + index]);
    }

    private ElfFormatException truncated(long offset, long length, String what) {
        return new ElfFormatException(
                ElfFault.TRUNCATED,
                offset,
                what + " at " + hex(offset) + " takes " + hex(length) + " bytes, the file has only " + hex(size()));
    }
}
