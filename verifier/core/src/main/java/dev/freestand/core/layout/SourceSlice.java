package dev.freestand.core.layout;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;

/** The part of a source from an offset on, as a source of its own. */
record SourceSlice(ByteSource whole, long start) implements ByteSource {

    @Override
    public long size() {
        return whole.size() - start;
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        return whole.read(start + position, into, from, length);
    }
}
