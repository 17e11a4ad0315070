package dev.freestand.core.elf;

/** Bytes as lower-case hexadecimal digits, two a byte. */
public final class Hex {

    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    /** The digits of the first bytes. */
    public static String of(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(2 * length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(bytes[i] >> 4 & 15)).append(DIGITS.charAt(bytes[i] & 15));
        }
        return text.toString();
    }

    /**
     * The bytes of an even number of digits.
     *
     * @throws NumberFormatException if it holds anything else
     */
    public static byte[] parse(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
