package dev.freestand.core.gobuild;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strings as Go keeps them: behind their length, or where a pointer and a length say. */
final class GoStrings {

    /** Longest string that is read; the list of a large program's modules takes some hundred KiB. */
    private static final int LONGEST = 4 << 20;

    private static final int VARINT_BYTES = 5;
    private static final int VARINT_BITS = 7;
    private static final int MORE = 0x80;

    private final ElfFile file;
    private final ByteSource source;
    private final int pointer;
    private final boolean big;

    /**
     * @param pointer bytes of an address
     * @param big whether numbers begin with their highest byte
     */
    GoStrings(ElfFile file, ByteSource source, int pointer, boolean big) {
        this.file = file;
        this.source = source;
        this.pointer = pointer;
        this.big = big;
    }

    /**
     * A string behind its length.
     *
     * @param end file offset behind it
     */
    record Inline(String text, long end) {}

    /** The string whose length, seven bits a byte from the lowest on, stands at a file offset; null where none does. */
    @Nullable
    Inline inline(long at) throws IOException {
        byte[] bytes = new byte[VARINT_BYTES];
        int read = source.read(at, bytes, 0, VARINT_BYTES);
        long length = 0;
        for (int i = 0; i < read; i++) {
            length |= (long) (bytes[i] & (MORE - 1)) << (VARINT_BITS * i);
            if ((bytes[i] & MORE) == 0) {
                long start = at + i + 1;
                String text = text(start, length);
                return text == null ? null : new Inline(text, start + length);
            }
        }
        return null;
    }

    /** The string whose header a pointer leads to; null where it leads nowhere. */
    @Nullable
    String pointedTo(byte[] record, int at) throws IOException {
        if (pointer != 4 && pointer != 8) {
            return null;
        }
        long header = offset(number(record, at));
        byte[] bytes = new byte[2 * pointer];
        if (header < 0 || source.read(header, bytes, 0, bytes.length) < bytes.length) {
            return null;
        }
        long start = offset(number(bytes, 0));
        return start < 0 ? null : text(start, number(bytes, pointer));
    }

    private @Nullable String text(long start, long length) throws IOException {
        if (length < 0 || length > LONGEST || start > source.size() - length) {
            return null;
        }
        byte[] bytes = new byte[(int) length];
        int read = source.read(start, bytes, 0, bytes.length);
        return read < length ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = 0; i < pointer; i++) {
            number = number << 8 | bytes[big ? at + i : at + pointer - 1 - i] & 0xff;
        }
        return number;
    }

    private long offset(long address) {
        for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
            if (load.holds(address)) {
                return load.offset() + (address - load.address());
            }
        }
        return -1;
    }
}
