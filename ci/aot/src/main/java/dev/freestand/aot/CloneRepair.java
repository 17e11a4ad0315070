package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts right how TeaVM 0.15.0 clones an object: room for the copy is allocated while the garbage collector does not know of the
 * original. Where it runs then and moves the original, the copy is of whatever took its place.
 */
final class CloneRepair {
    private static final String FUNCTION = "void* meth_jl_Object_cloneLowLevel(void* teavm_local_1) {";
    private static final String NO_ROOT = "TEAVM_ALLOC_STACK(INT32_C(0));";
    private static final String ROOT = "TEAVM_ALLOC_STACK(INT32_C(1));\n    TEAVM_GC_ROOT(INT32_C(0), teavm_local_1);";
    private static final String RELOAD = "\n        teavm_local_1 = teavm_shadowStack.data[0];";

    private CloneRepair() {}

    /** Repairs the one file that it is in. */
    static void repair(Path folder) throws IOException {
        Path file = folder.resolve("classes/java/lang/Object.c");
        Files.writeString(file, repaired(Files.readString(file)));
    }

    /** The text of that file, repaired. */
    static String repaired(String text) {
        int start = text.indexOf(FUNCTION);
        int end = text.indexOf("\n}", Math.max(0, start));
        if (start < 0 || end < 0) {
            return text;
        }
        String before = text.substring(start, end);
        String after = before.replace(NO_ROOT, ROOT)
                .replaceAll("(teavm_local_4 = meth_otr_Allocator_allocate\\(.*;)", "$1" + RELOAD)
                .replaceAll(
                        "(teavm_local_4 = meth_otr_Allocator_allocateArray\\(.*;)",
                        "$1" + RELOAD + "\n        teavm_local_6 = teavm_local_1;");
        if (after.split(RELOAD.trim().replace("[", "\\[").replace("]", "\\]"), -1).length != 3
                || !after.contains(ROOT)) {
            throw new IllegalStateException(
                    "TeaVM writes something else than it did: look whether " + CloneRepair.class + " is still needed");
        }
        return text.substring(0, start) + after + text.substring(end);
    }
}
