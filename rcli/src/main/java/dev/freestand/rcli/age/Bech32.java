package dev.freestand.rcli.age;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bech32 (BIP 173) without its limit of length. It works on bytes, which can be wiped, unlike text.
 *
 * <p>Such text is all in upper case or all in lower case; the checksum is over the lower case.
 */
final class Bech32 {
    private static final byte[] CHARACTERS = Ascii.bytes("qpzry9x8gf2tvdw0s3jn54khce6mua7l");
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private Bech32() {}

    /**
     * Writes in lower case.
     *
     * @param prefix what stands before the separator, in lower case
     */
    static byte[] encode(String prefix, byte[] data) {
        byte[] fives = regroup(data, data.length, 8, 5, true);
        if (fives == null) {
            throw new IllegalStateException();
        }
        byte[] values = Arrays.copyOf(fives, fives.length + CHECKSUM);
        int check = polymod(prefix, values, values.length) ^ 1;
        byte[] text = Arrays.copyOf(Ascii.bytes(prefix), prefix.length() + 1 + values.length);
        text[prefix.length()] = '1';
        for (int n = 0; n < CHECKSUM; n++) {
            values[fives.length + n] = (byte) (check >>> 5 * (CHECKSUM - 1 - n) & 31);
        }
        for (int n = 0; n < values.length; n++) {
            text[prefix.length() + 1 + n] = CHARACTERS[values[n]];
        }
        Arrays.fill(fives, (byte) 0);
        Arrays.fill(values, (byte) 0);
        return text;
    }

    /**
     * Reads text of either case.
     *
     * @param prefix what must stand before the separator, in lower case
     * @return the data; {@code null}: it has another prefix, another character, both cases, a wrong checksum or padding
     */
    static byte @Nullable [] decode(String prefix, byte[] text) {
        int start = prefix.length() + 1;
        if (text.length < start + CHECKSUM || mixesCases(text)) {
            return null;
        }
        for (int n = 0; n < prefix.length(); n++) {
            if (lower(text[n]) != prefix.charAt(n)) {
                return null;
            }
        }
        byte[] values = new byte[text.length - start];
        try {
            boolean good = text[start - 1] == '1';
            for (int n = 0; n < values.length; n++) {
                int value = value(lower(text[start + n]));
                good &= value >= 0;
                values[n] = (byte) Math.max(0, value);
            }
            good &= polymod(prefix, values, values.length) == 1;
            return good ? regroup(values, values.length - CHECKSUM, 5, 8, false) : null;
        } finally {
            Arrays.fill(values, (byte) 0);
        }
    }

    private static boolean mixesCases(byte[] text) {
        boolean upper = false;
        boolean lower = false;
        for (byte c : text) {
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
        }
        return upper && lower;
    }

    private static byte lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c + 'a' - 'A') : c;
    }

    private static int value(byte c) {
        for (int n = 0; n < CHARACTERS.length; n++) {
            if (CHARACTERS[n] == c) {
                return n;
            }
        }
        return -1;
    }

    private static int polymod(String prefix, byte[] values, int size) {
        int check = 1;
        for (int n = 0; n < prefix.length(); n++) {
            check = step(check, prefix.charAt(n) >> 5);
        }
        check = step(check, 0);
        for (int n = 0; n < prefix.length(); n++) {
            check = step(check, prefix.charAt(n) & 31);
        }
        for (int n = 0; n < size; n++) {
            check = step(check, values[n]);
        }
        return check;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int n = 0; n < GENERATOR.length; n++) {
            next ^= (top >>> n & 1) == 0 ? 0 : GENERATOR[n];
        }
        return next;
    }

    /** Groups of bits of one size as groups of another; {@code null}: the bits left over are not padding of zeros. */
    private static byte @Nullable [] regroup(byte[] from, int size, int fromBits, int toBits, boolean pad) {
        int bits = size * fromBits;
        byte[] to = new byte[pad ? (bits + toBits - 1) / toBits : bits / toBits];
        int rest = 0;
        int restBits = 0;
        int at = 0;
        for (int n = 0; n < size; n++) {
            rest = (rest << fromBits | from[n] & (1 << fromBits) - 1) & 0xfff;
            restBits += fromBits;
            while (restBits >= toBits) {
                restBits -= toBits;
                to[at++] = (byte) (rest >> restBits & (1 << toBits) - 1);
            }
        }
        int left = rest & (1 << restBits) - 1;
        if (pad && restBits > 0) {
            to[at] = (byte) (left << toBits - restBits);
        } else if (!pad && (restBits >= fromBits || left != 0)) {
            Arrays.fill(to, (byte) 0);
            return null;
        }
        return to;
    }
}
