package dev.freestand.core.hazard;

import java.util.Arrays;

/**
 * What assemblers and linkers put between functions on x86: instructions that do nothing (Intel's manual, NOP), traps,
 * and jumps over such.
 */
final class CodePadding {

    private static final int NOP = 0x90;
    private static final int TRAP = 0xcc;
    private static final int JUMP = 0xe9;
    private static final int JUMP_LENGTH = 5;
    private static final int SHORT_JUMP = 0xeb;

    private CodePadding() {}

    /** Whether a byte stands for nothing by itself: 0, a trap, or a one-byte instruction that does nothing. */
    static boolean filler(byte one) {
        int value = Byte.toUnsignedInt(one);
        return value == 0 || value == TRAP || value == NOP;
    }

    /**
     * Whether nothing in these bytes does anything, but for {@code int $0x80; ret} where they begin: musl's way into the
     * kernel where that offers no other (src/internal/i386/defsysinfo.s), the one piece of its code that has no name.
     */
    static boolean i386(byte[] bytes) {
        return x86(
                is(bytes, 0, 0xcd) && is(bytes, 1, 0x80) && is(bytes, 2, 0xc3)
                        ? Arrays.copyOfRange(bytes, 3, bytes.length)
                        : bytes);
    }

    /** Whether nothing in these bytes does anything. */
    static boolean x86(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = filler(bytes[at]) ? 1 : instruction(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Length of the instruction without effect at a place; 0 where there is none. */
    private static int instruction(byte[] bytes, int start) {
        int at = start;
        while (at < bytes.length && (is(bytes, at, 0x66) || is(bytes, at, 0x2e) || is(bytes, at, 0x3e))) {
            at++;
        }
        if (at == bytes.length) {
            // Prefixes that the end cuts off.
            return at - start;
        }
        if (is(bytes, at, NOP)) {
            return at + 1 - start;
        }
        if (is(bytes, at, 0x0f) && is(bytes, at + 1, 0x1f)) {
            return at + 2 - start + operand(bytes, at + 2);
        }
        if (is(bytes, at, 0x8d)) {
            return lea(bytes, at, start);
        }
        int jump = jump(bytes, at);
        return jump == 0 ? 0 : at + jump - start;
    }

    /** Length of a jump over padding, which lands in it or behind it; 0 for any other. */
    private static int jump(byte[] bytes, int at) {
        int rest = bytes.length - at;
        if (is(bytes, at, SHORT_JUMP) && rest >= 2) {
            return bytes[at + 1] >= 0 && bytes[at + 1] <= rest - 2 ? 2 : 0;
        }
        if (is(bytes, at, JUMP) && rest >= JUMP_LENGTH) {
            int over = number(bytes, at + 1);
            return over >= 0 && over <= rest - JUMP_LENGTH ? JUMP_LENGTH : 0;
        }
        return 0;
    }

    /** {@code lea 0(%reg),%reg}, with which 32-bit code is padded: both registers are the same, the displacement is 0. */
    private static int lea(byte[] bytes, int at, int start) {
        if (at + 1 >= bytes.length) {
            return 0;
        }
        int operand = Byte.toUnsignedInt(bytes[at + 1]);
        int length = operand(bytes, at + 1);
        int base = operand & 7;
        boolean indexed = base == 4;
        if (indexed && at + 2 < bytes.length) {
            base = Byte.toUnsignedInt(bytes[at + 2]) & 7;
        }
        boolean same = (operand >> 6) != 3 && (operand >> 3 & 7) == base;
        for (int i = at + (indexed ? 3 : 2); i < Math.min(at + 1 + length, bytes.length); i++) {
            same &= bytes[i] == 0;
        }
        return same ? at + 1 + length - start : 0;
    }

    /** Length of an operand: ModRM, SIB and displacement. */
    private static int operand(byte[] bytes, int at) {
        int operand = at < bytes.length ? Byte.toUnsignedInt(bytes[at]) : 0;
        int mode = operand >> 6;
        int length = 1 + (mode != 3 && (operand & 7) == 4 ? 1 : 0);
        return length + (mode == 1 ? 1 : mode == 2 ? 4 : 0);
    }

    private static boolean is(byte[] bytes, int at, int value) {
        return at < bytes.length && Byte.toUnsignedInt(bytes[at]) == value;
    }

    private static int number(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at])
                | Byte.toUnsignedInt(bytes[at + 1]) << 8
                | Byte.toUnsignedInt(bytes[at + 2]) << 16
                | bytes[at + 3] << 24;
    }
}
