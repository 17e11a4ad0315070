package dev.freestand.rcli.age;

import java.io.IOException;

/** Takes bytes in the order in which they are written. */
@FunctionalInterface
public interface ByteOutput {
    /** Takes the first {@code to} bytes. */
    void write(byte[] data, int to) throws IOException;
}
