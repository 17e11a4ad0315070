package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts right how TeaVM 0.15.0 makes an array of arrays: the garbage collector does not know of the outer array while the inner ones are
 * allocated. Where it runs then, the outer one is gone, and the inner ones are written into what took its place.
 */
final class MultiArrayRepair {
    private static final String FUNCTION =
            "void* meth_otr_Allocator_allocateMultiArray(void* teavm_local_1, void* teavm_local_2, int32_t teavm_local_3) {\n";
    private static final String LAST_LOCAL = "    void* teavm_local_9;\n";
    private static final String LOOP = "        teavm_local_8 = INT32_C(0);\n";
    private static final String STORE = "            (*(void**) teavm_local_7 = teavm_local_9);\n";
    private static final String END = "    return teavm_local_5;\n";

    private MultiArrayRepair() {}

    /** Repairs the one file that it is in. */
    static void repair(Path folder) throws IOException {
        GeneratedFiles.change(folder.resolve("classes/org/teavm/runtime/Allocator.c"), MultiArrayRepair::repaired);
    }

    /** The text of that file, repaired; as it is where there are no arrays of arrays. */
    static String repaired(String text) {
        int start = text.indexOf(FUNCTION);
        if (start < 0) {
            return text;
        }
        int end = text.indexOf("\n}\n", start);
        String function = text.substring(start, end);
        if (!function.contains(END.trim())) {
            throw GeneratedFiles.outdated(MultiArrayRepair.class);
        }
        // The collector does not move what the shadow stack names. It may take the array for an old one once it has
        // run.
        function = after(
                function, LAST_LOCAL, "    TEAVM_ALLOC_STACK(INT32_C(1));\n    TEAVM_GC_ROOT_RELEASE(INT32_C(0));\n");
        function = after(function, LOOP, "        TEAVM_GC_ROOT(INT32_C(0), teavm_local_5);\n");
        function = after(function, STORE, "            teavm_gc_writeBarrier(teavm_local_5);\n");
        function = function.replace(END.trim(), "TEAVM_RELEASE_STACK;\n" + END.stripTrailing());
        return text.substring(0, start) + function + text.substring(end);
    }

    private static String after(String function, String line, String more) {
        return GeneratedFiles.replaceOnce(function, line, line + more, MultiArrayRepair.class);
    }
}
