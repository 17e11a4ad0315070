package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes the objects of {@code java.lang.Class} out of the heap. TeaVM 0.15.0 makes one where {@code X.class} is first asked for, and takes
 * that for a constant. So the garbage collector may run there without knowing what the method holds; it may move the object later, and
 * does not know of all places that have its address.
 *
 * <p>Outside of the heap, the objects are neither moved nor freed, as those of constant texts. What their fields refer to is marked and
 * updated from the list of classes. That list only has the classes with an object, which is made when it is asked for: TeaVM writes to
 * every class when a program starts, and makes all objects then.
 */
final class ClassObjectRepair {
    private static final Map<String, Map<String, String>> CHANGES = Map.of(
            "core.c",
            Map.of("        result = TEAVM_CREATE_CLASS_OBJECT(cls);\n", """
                            result = malloc(((TeaVM_Class*) &jl_Class_Cls)->size);
                            memset(result, 0, ((TeaVM_Class*) &jl_Class_Cls)->size);
                            result->header = TEAVM_PACK_CLASS(&jl_Class_Cls) | (int32_t) INT32_C(0xC0000000);
                            meth_jl_Class__init_(result, cls);
                            cls->next = teavm_firstClass;
                            teavm_firstClass = cls;
                    """, """
                        for (int i = 0; i < teavm_classReferencesCount; ++i) {
                            TeaVM_Class* cls = teavm_classReferences[i];
                            cls->next = teavm_firstClass;
                            teavm_firstClass = cls;
                        }
                    """, ""),
            "arrayclass.c",
            Map.of("    classPtr->next = teavm_firstClass;\n    teavm_firstClass = classPtr;\n", ""),
            "classes/org/teavm/runtime/GC.c",
            Map.of(
                    "        meth_otr_GC_mark_0(TEAVM_FIELD(teavm_local_1, TeaVM_Class, classObject));\n",
                    "        meth_otr_GC_doMarkOldGeneration(TEAVM_FIELD(teavm_local_1, TeaVM_Class, classObject));\n",
                    "            TEAVM_FIELD(teavm_local_1, TeaVM_Class, classObject) = "
                            + "meth_otr_GC_updatePointer(TEAVM_FIELD(teavm_local_1, TeaVM_Class, classObject));\n",
                    "            meth_otr_GC_updatePointers(&jl_Class_Cls, "
                            + "TEAVM_FIELD(teavm_local_1, TeaVM_Class, classObject));\n"));
    /** Where a field of a class object is set; its card would be one of the heap. */
    private static final String BARRIER = "teavm_gc_writeBarrier(teavm_this_);";

    /** Where the start of the program makes one. */
    private static final Pattern AT_START = Pattern.compile("(?m)^ *teavm_getClassObject\\(.*\\);\\R");

    private ClassObjectRepair() {}

    /** Repairs the files that it is in. */
    static void repair(Path folder) throws IOException {
        for (Map.Entry<String, Map<String, String>> change : CHANGES.entrySet()) {
            GeneratedFiles.change(folder.resolve(change.getKey()), text -> repaired(text, change.getValue()));
        }
        GeneratedFiles.change(folder.resolve("classes/java/lang/Class.c"), ClassObjectRepair::withoutBarriers);
        GeneratedFiles.change(
                folder.resolve("main.c"), text -> AT_START.matcher(text).replaceAll(""));
    }

    /** The text with each of the old lines replaced by the new one. */
    static String repaired(String text, Map<String, String> lines) {
        String result = text;
        for (Map.Entry<String, String> line : lines.entrySet()) {
            result = GeneratedFiles.replaceOnce(result, line.getKey(), line.getValue(), ClassObjectRepair.class);
        }
        return result;
    }

    /** The methods of {@code Class} without write barriers for the object itself. */
    static String withoutBarriers(String text) {
        return text.replaceAll("(?m)^ *" + BARRIER.replace("(", "\\(").replace(")", "\\)") + "\\R", "");
    }
}
