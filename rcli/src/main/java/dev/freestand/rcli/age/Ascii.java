package dev.freestand.rcli.age;

/** Text of the format, each character a byte. */
final class Ascii {
    private Ascii() {}

    /** The text of bytes; those above 127 become characters that no part of the format has. */
    static String text(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int n = from; n < to; n++) {
            text.append((char) (bytes[n] & 0xff));
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) text.charAt(n);
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
