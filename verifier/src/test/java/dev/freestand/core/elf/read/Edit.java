package dev.freestand.core.elf.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes into 64-bit little-endian files of {@link ElfBuilder}, to spoil them. */
public final class Edit {

    private final ByteBuffer bytes;

    public Edit(byte[] file) {
        bytes = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    public Edit u8(int at, int value) {
        bytes.put(at, (byte) value);
        return this;
    }

    public Edit u16(int at, int value) {
        bytes.putShort(at, (short) value);
        return this;
    }

    public Edit u32(int at, long value) {
        bytes.putInt(at, (int) value);
        return this;
    }

    public Edit u64(int at, long value) {
        bytes.putLong(at, value);
        return this;
    }

    /** A 64-bit field of a program header, by its index and its offset in it. */
    public Edit segment(int index, int field, long value) {
        return u64(64 + 56 * index + field, value);
    }

    /** The value of the first dynamic entry with a tag; PT_DYNAMIC's program header is at an index. */
    public Edit dynamicValue(int segment, long tag, long value) {
        return u64(dynamicEntry(segment, tag) + 8, value);
    }

    public Edit dynamicTag(int segment, long tag, long newTag) {
        return u64(dynamicEntry(segment, tag), newTag);
    }

    private int dynamicEntry(int segment, long tag) {
        int at = (int) bytes.getLong(64 + 56 * segment + 8);
        while (bytes.getLong(at) != tag) {
            at += 16;
        }
        return at;
    }

    public long u64(int at) {
        return bytes.getLong(at);
    }

    public int indexOf(String text) {
        return new String(bytes.array(), StandardCharsets.ISO_8859_1).indexOf(text);
    }

    public byte[] done() {
        return bytes.array();
    }
}
