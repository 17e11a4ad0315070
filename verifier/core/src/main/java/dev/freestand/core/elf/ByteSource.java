package dev.freestand.core.elf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that can be read at any position. */
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

    /** All bytes, where they lie in memory already: to be read and not to be changed. Null where they do not. */
    default byte @Nullable [] inMemory() {
        return null;
    }

    /** A source over bytes in memory, which are not copied. */
    static ByteSource of(byte[] bytes) {
        return new MemorySource(bytes);
    }
}
