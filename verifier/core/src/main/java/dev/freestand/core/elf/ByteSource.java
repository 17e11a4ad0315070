package dev.freestand.core.elf;

import java.io.IOException;

/** Bytes that can be read at any position; never held in memory as a whole. */
public interface ByteSource {

    /** Length in bytes, fixed when the source was made. */
    long size();

    /**
     * Reads as many bytes as there are, up to {@code length}.
     *
     * @param position offset of the first byte, at least 0
     * @return how many bytes were read; less than {@code length} only where the source ends, 0 at or behind its end
     * @throws IOException if the system refuses
     */
    int read(long position, byte[] into, int from, int length) throws IOException;

    /** A source over bytes in memory, which are not copied. */
    static ByteSource of(byte[] bytes) {
        return new MemorySource(bytes);
    }
}
