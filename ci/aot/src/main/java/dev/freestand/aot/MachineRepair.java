package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;

/** Puts right what the runtime of TeaVM 0.15.0 takes for granted, and not every machine grants. */
enum MachineRepair {
    /**
     * The number of static roots is written as a pointer, and the collector reads it as an {@code int32_t}: on a
     * big-endian machine of 64 bits that is the upper half, so 0, and what only static fields refer to is freed.
     */
    ROOT_COUNT(
            "memory.c",
            "*target++ = (void**) (intptr_t) teavm_staticGcRootDataSize;",
            "*(int32_t*) target++ = (int32_t) teavm_staticGcRootDataSize;"),

    /**
     * An object names its class by the class's address without the lowest three bits, which must be zeros. Classes that are
     * made while the program runs lie in an array, and on a machine of 32 bits nothing aligns that to eight bytes.
     */
    CLASS_ALIGNMENT("core.h", "} TeaVM_Class;", "} __attribute__((aligned(8))) TeaVM_Class;");

    private final String file;
    private final String wrong;
    private final String right;

    MachineRepair(String file, String wrong, String right) {
        this.file = file;
        this.wrong = wrong;
        this.right = right;
    }

    /**
     * Repairs the runtime in the folder.
     *
     * @throws IllegalStateException if something that is to be repaired is not there exactly once
     */
    static void repair(Path folder) throws IOException {
        for (MachineRepair each : values()) {
            GeneratedFiles.change(folder.resolve(each.file), each::repaired);
        }
    }

    /** The text of its file, repaired. */
    String repaired(String text) {
        return GeneratedFiles.replaceOnce(text, wrong, right, MachineRepair.class);
    }
}
