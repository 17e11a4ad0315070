package dev.freestand.aot.libc;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** The innermost loop of the search for byte patterns, in C: see {@code blocks.h}. */
public final class BlockSearch {
    private static final int BLOCK = 4;
    private static final int TABLE = 1 << 13;

    private BlockSearch() {}

    /** As {@code BytePatternMatcher.next}, whose place it takes. */
    public static int next(byte[] buffer, int from, int last, int step, short[] table) {
        if (from < 0 || last > buffer.length - BLOCK || step <= 0 || table.length != TABLE) {
            throw new IndexOutOfBoundsException();
        }
        return next(Address.ofData(buffer), from, last, step, Address.ofData(table));
    }

    @Include(value = "blocks.h", isSystem = false)
    @Import(name = "aot_next_block")
    private static native int next(Address buffer, int from, int last, int step, Address table);
}
