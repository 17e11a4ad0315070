package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts right how TeaVM 0.15.0 clones an array of primitive values: it asks whether the array is primitive, which no array is, where it
 * should ask that of its elements. So it takes every element for as long as a reference, and copies up to eight times the array, over
 * whatever lies behind the copy. That is free memory until the garbage collector has run, and other objects then.
 */
final class CloneRepair {
    private static final String FUNCTION = "void* meth_jl_Object_cloneLowLevel(void* teavm_local_1) {";
    private static final String OF_ARRAY = "meth_otr_RuntimeClass_isPrimitive(teavm_local_2)";
    private static final String OF_ELEMENTS =
            "meth_otr_RuntimeClass_isPrimitive(TEAVM_FIELD(teavm_local_2, TeaVM_Class, itemType))";

    private CloneRepair() {}

    /** Repairs the one file that it is in. */
    static void repair(Path folder) throws IOException {
        GeneratedFiles.change(folder.resolve("classes/java/lang/Object.c"), CloneRepair::repaired);
    }

    /** The text of that file, repaired; as it is where nothing is cloned. */
    static String repaired(String text) {
        int start = text.indexOf(FUNCTION);
        if (start < 0) {
            return text;
        }
        if (text.indexOf(OF_ARRAY, start) > text.indexOf("\n}", start)) {
            throw GeneratedFiles.outdated(CloneRepair.class);
        }
        return text.substring(0, start)
                + GeneratedFiles.replaceOnce(text.substring(start), OF_ARRAY, OF_ELEMENTS, CloneRepair.class);
    }
}
