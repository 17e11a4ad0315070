package dev.freestand.rcli.age;

import java.io.IOException;
import java.util.Arrays;

/** Writes ASCII armour around what it is given. */
final class ArmorWriter implements ByteOutput {
    private static final int BLOCK = 1024 * Armor.BYTES;

    private final ByteOutput sink;
    private final byte[] pending = new byte[BLOCK];
    private int size;

    ArmorWriter(ByteOutput sink) throws IOException {
        this.sink = sink;
        line(Armor.BEGIN);
    }

    @Override
    public void write(byte[] data, int to) throws IOException {
        int at = 0;
        while (at < to) {
            int part = Math.min(to - at, BLOCK - size);
            System.arraycopy(data, at, pending, size, part);
            at += part;
            size += part;
            if (size == BLOCK) {
                flush();
            }
        }
    }

    /** Writes the rest and the last line. */
    void finish() throws IOException {
        flush();
        line(Armor.END);
    }

    private void flush() throws IOException {
        byte[] text = Ascii.bytes(StrictBase64.encodePadded(Arrays.copyOf(pending, size)));
        byte[] lines = new byte[text.length + (text.length + Armor.COLUMNS - 1) / Armor.COLUMNS];
        int at = 0;
        for (int from = 0; from < text.length; from += Armor.COLUMNS) {
            int part = Math.min(Armor.COLUMNS, text.length - from);
            System.arraycopy(text, from, lines, at, part);
            at += part;
            lines[at++] = '\n';
        }
        sink.write(lines, at);
        size = 0;
    }

    private void line(String text) throws IOException {
        sink.write(Ascii.bytes(text + "\n"), text.length() + 1);
    }
}
