package dev.freestand.rcli.age;

import java.io.IOException;

/** Where bytes come from. */
@FunctionalInterface
public interface ByteInput {
    /** Fills the buffer from its start, in part or whole; gives the number of bytes, 0 at the end. */
    int read(byte[] buffer) throws IOException;
}
