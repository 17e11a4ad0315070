package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes room for what TeaVM 0.15.0's garbage collector has still to look at: 4 bytes for each object that is known and was not
 * looked at. It has a 16th of the heap for that, and ends the program as out of memory when that is full, as it is with an array
 * of 70,000 small objects in the first 4 MiB.
 *
 * <p>Something in the heap refers to each such object, and the object has a head of 8 bytes. So no more than one for a reference
 * and a head can wait at a time. What of that is not needed takes addresses, and no memory.
 */
final class MarkQueueRepair {
    private static final String TOO_SMALL = "return (int32_t) (heapSize / 16);";
    private static final String ENOUGH = "return (int32_t) (heapSize / (int64_t) (sizeof(void*) + 8) * 4);";

    private MarkQueueRepair() {}

    /** Repairs the one file that it is in. */
    static void repair(Path folder) throws IOException {
        GeneratedFiles.change(folder.resolve("memory.c"), MarkQueueRepair::repaired);
    }

    /** The text of that file, repaired. */
    static String repaired(String text) {
        return GeneratedFiles.replaceOnce(text, TOO_SMALL, ENOUGH, MarkQueueRepair.class);
    }
}
