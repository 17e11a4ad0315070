package dev.freestand.rcli.age;

import java.io.IOException;

/** Where bytes go. */
@FunctionalInterface
public interface ByteOutput {
    /** Takes the first {@code to} bytes. */
    void write(byte[] data, int to) throws IOException;
}
