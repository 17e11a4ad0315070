package dev.freestand.verifier.size;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.name.RawText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A part of a file in memory, with numbers in the file's class and byte order. */
final class Numbers {

    private final ByteBuffer bytes;
    private final boolean wide;

    private Numbers(ByteBuffer bytes, boolean wide) {
        this.bytes = bytes;
        this.wide = wide;
    }

    /** Reads a part whole, which must lie in the file and be no longer than {@code most}. */
    static Numbers read(ByteSource source, long offset, long length, long most, Layout layout, String what)
            throws UnusableException, IOException {
        if (offset < 0 || length < 0 || offset > source.size() || length > source.size() - offset) {
            throw new UnusableException(what + " lies outside the file");
        }
        if (length > most) {
            throw new UnusableException(what + " is longer than " + most + " bytes");
        }
        byte[] content = new byte[(int) length];
        if (source.read(offset, content, 0, content.length) < content.length) {
            throw new UnusableException("the file became shorter while it was read");
        }
        return new Numbers(ByteBuffer.wrap(content).order(layout.order()), layout.wide());
    }

    /**
     * How numbers stand.
     *
     * @param wide a 64-bit file
     * @param order byte order
     */
    record Layout(boolean wide, ByteOrder order) {}

    int size() {
        return bytes.capacity();
    }

    int u8(int at) {
        return Byte.toUnsignedInt(bytes.get(at));
    }

    int u16(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    long u32(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    long word(int at) {
        return wide ? bytes.getLong(at) : u32(at);
    }

    /** A string up to its NUL or the end, cut at {@code most} bytes. */
    String string(long at, int most) {
        if (at < 0 || at >= size()) {
            return "";
        }
        int start = (int) at;
        int end = start;
        while (end < size() && end - start < most && bytes.get(end) != 0) {
            end++;
        }
        return RawText.of(Arrays.copyOfRange(bytes.array(), start, end));
    }
}
