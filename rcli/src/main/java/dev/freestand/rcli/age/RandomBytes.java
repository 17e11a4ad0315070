package dev.freestand.rcli.age;

import java.io.IOException;

/** Random bytes that are fit for keys. */
@FunctionalInterface
public interface RandomBytes {
    /** Fills the array, all of it. */
    void fill(byte[] array) throws IOException;
}
