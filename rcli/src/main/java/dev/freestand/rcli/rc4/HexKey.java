package dev.freestand.rcli.rc4;

import java.util.Arrays;

/** Keys written as hexadecimal digits, the way people paste them. */
public final class HexKey {
    private HexKey() {}

    /**
     * Reads a key: digits of either case, an optional {@code 0x} in front, and a space or a colon between bytes.
     *
     * <p>Messages name positions and counts, never the digits: a key must not end up in a log.
     *
     * @throws IllegalArgumentException if the text is anything else or the key has not 5 to 256 bytes; its message says
     *     why
     */
    public static byte[] parse(String text) {
        byte[] key = new byte[text.length() / 2];
        int size = 0;
        int at = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
        int start = at;
        while (at < text.length()) {
            if (isSeparator(text.charAt(at)) && at > start && at + 1 < text.length()) {
                at++;
            }
            int high = digit(text, at);
            int low = digit(text, at + 1);
            key[size++] = (byte) (high << 4 | low);
            at += 2;
        }
        byte[] exact = new byte[size];
        System.arraycopy(key, 0, exact, 0, size);
        Arrays.fill(key, (byte) 0);
        return checkLength(exact);
    }

    /**
     * Returns the key if RC4 takes one of its length.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static byte[] checkLength(byte[] key) {
        if (key.length < Rc4.MIN_KEY || key.length > Rc4.MAX_KEY) {
            String found = key.length > Rc4.MAX_KEY ? "more than " + Rc4.MAX_KEY : String.valueOf(key.length);
            throw new IllegalArgumentException(
                    "it has " + found + " bytes, must have " + Rc4.MIN_KEY + " to " + Rc4.MAX_KEY);
        }
        return key;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ':';
    }

    private static int digit(String text, int at) {
        if (at >= text.length()) {
            throw new IllegalArgumentException("its last byte has one digit, expected two");
        }
        int value = Character.digit(text.charAt(at), 16);
        if (value < 0 || text.charAt(at) > 'f') {
            throw new IllegalArgumentException("character " + (at + 1) + " is not a hexadecimal digit");
        }
        return value;
    }
}
