package dev.freestand.core.size;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.OrderedBytes;
import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.util.Arrays;

/** A part of a file in memory, with numbers in the file's class and byte order. */
final class Numbers {

    private final OrderedBytes bytes;
    private final boolean wide;

    private Numbers(OrderedBytes bytes, boolean wide) {
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
        return new Numbers(new OrderedBytes(content, content.length, layout.order()), layout.wide());
    }

    /**
     * How numbers stand.
     *
     * @param wide a 64-bit file
     * @param order byte order
     */
    record Layout(boolean wide, Endianness order) {}

    int size() {
        return bytes.limit();
    }

    int u8(int at) {
        return bytes.u8(at);
    }

    int u16(int at) {
        return bytes.u16(at);
    }

    long u32(int at) {
        return bytes.u32(at);
    }

    long word(int at) {
        return wide ? bytes.i64(at) : u32(at);
    }

    /** A string up to its NUL or the end, cut at {@code most} bytes. */
    String string(long at, int most) {
        if (at < 0 || at >= size()) {
            return "";
        }
        int start = (int) at;
        int end = start;
        while (end < size() && end - start < most && bytes.u8(end) != 0) {
            end++;
        }
        return RawText.of(Arrays.copyOfRange(bytes.bytes(), start, end));
    }
}
