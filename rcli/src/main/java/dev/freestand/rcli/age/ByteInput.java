package dev.freestand.rcli.age;

import java.io.IOException;

/** A source of bytes that is read once, from its beginning to its end. */
@FunctionalInterface
public interface ByteInput {
    /** Fills the buffer from its start, in part or whole; gives the number of bytes, 0 at the end. */
    int read(byte[] buffer) throws IOException;
}
