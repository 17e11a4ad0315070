package dev.freestand.verifier.libc;

import java.util.Arrays;

/**
 * Leaps over bytes at which no mark can end, by the rule of Wu and Manber ("A fast algorithm for multi-pattern
 * searching", 1994): the last two bytes of a window as long as the shortest mark tell how far the window may move. Some
 * ten times faster than looking at each byte, and static programs are large. Windows are compared with the ends of marks
 * and not with their beginnings, because numbers in instructions begin with zeros, which programs are full of.
 */
final class Skips {

    private static final Mark[] MARKS = Mark.values();
    private static final int WINDOW =
            Arrays.stream(MARKS).mapToInt(Mark::length).min().orElse(2);

    /** By the two bytes at the window's end: how far to move; 0 where a mark may end. */
    private static final byte[] BY_PAIR = table();

    private Skips() {}

    /**
     * The next index behind which a mark may end.
     *
     * @param from first index asked about
     * @param end length of what is in the buffer
     * @return index of the last byte, or -1 if there is none
     */
    static int next(byte[] buffer, int from, int end) {
        int last = Math.max(from, WINDOW - 1);
        while (last < end) {
            int skip = BY_PAIR[Byte.toUnsignedInt(buffer[last - 1]) << 8 | Byte.toUnsignedInt(buffer[last])];
            if (skip == 0) {
                return last;
            }
            last += skip;
        }
        return -1;
    }

    private static byte[] table() {
        byte[] skips = new byte[1 << 16];
        Arrays.fill(skips, (byte) (WINDOW - 1));
        for (Mark mark : MARKS) {
            for (int left = 0; left < WINDOW - 1; left++) {
                int at = mark.length() - 1 - left;
                int pair = mark.octet(at - 1) << 8 | mark.octet(at);
                skips[pair] = (byte) Math.min(skips[pair], left);
            }
        }
        return skips;
    }
}
