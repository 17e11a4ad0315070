package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets the compiler write the headers of constant texts. A header says which class an object is of, by the distance of the class from an
 * address that TeaVM computes at the start, when it writes all headers: so the kernel has to copy nearly all pages of the program's data,
 * which is half the time of a short run.
 *
 * <p>Here, the two classes that such texts consist of are one object of C, and distances are counted from an address that has a fixed one
 * to it. So both headers are constants, and objects need one load less to find their class.
 */
final class ClassLayoutRepair {
    private static final String STRING_HEADER = "classes/java/lang/String.h";
    private static final String STRING = "classes/java/lang/String.c";
    private static final String CHARACTERS_HEADER = "arrays/primitives/char.h";
    private static final String CHARACTERS = "arrays/primitives/char.c";
    private static final Pattern CLASS = Pattern.compile("(?m)^alignas\\(8\\) \\w+ \\w+_Cls = \\{");
    private static final String STRING_VALUE = "AOT_CLASS alignas(8) jl_String_VT jl_String_Cls = ";
    private static final String CHARACTERS_VALUE = "AOT_CLASS alignas(8) jl_Object_VT Arr_C_Cls = ";
    private static final String END = "\n};\n";

    private ClassLayoutRepair() {}

    /** Repairs the files that say where classes are. */
    static void repair(Path folder) throws IOException {
        replace(
                folder.resolve("core.h"),
                "extern char* teavm_beforeClasses;\n",
                // As far away as any class can be from those two, in either direction; what is counted in units of 8
                // bytes has 28 bits.
                """
                #define AOT_CLASS __attribute__((section("aot_classes")))
                struct aot_StringClasses;
                extern struct aot_StringClasses aot_stringClasses;
                #define AOT_CLASSES_BELOW ((uintptr_t) 1 << 30)
                #define teavm_beforeClasses ((char*) ((uintptr_t) &aot_stringClasses - AOT_CLASSES_BELOW))
                #define AOT_STRING_HEADER(member) ((int32_t) (UINT32_C(0x80000000) \\
                    | (AOT_CLASSES_BELOW + offsetof(struct aot_StringClasses, member)) >> 3))
                """);
        replace(
                folder.resolve("core.h"),
                "((uintptr_t) ((char*) (cls) - teavm_beforeClasses) >> 3)",
                "(((uintptr_t) (cls) - (uintptr_t) teavm_beforeClasses) >> 3)");
        replace(
                folder.resolve("core.h"),
                "((TeaVM_Class*) (teavm_beforeClasses + ((cls) << 3)))",
                "((TeaVM_Class*) ((uintptr_t) teavm_beforeClasses + ((uint32_t) (cls) << 3)))");
        replace(folder.resolve("core.c"), "char *teavm_beforeClasses;\n", "");
        GeneratedFiles.change(folder.resolve("core.c"), ClassLayoutRepair::withoutSearch);
        GeneratedFiles.change(folder.resolve("string.h"), ClassLayoutRepair::withHeaders);
        replace(folder.resolve(STRING_HEADER), "extern jl_String_VT jl_String_Cls;\n", """
                #include "Object.h"
                struct aot_StringClasses {
                    alignas(8) jl_Object_VT characters;
                    alignas(8) jl_String_VT string;
                };
                #define Arr_C_Cls (aot_stringClasses.characters)
                #define jl_String_Cls (aot_stringClasses.string)
                """);
        replace(
                folder.resolve(CHARACTERS_HEADER),
                "extern jl_Object_VT Arr_C_Cls;\n",
                "#include \"../../classes/java/lang/String.h\"\n");
        for (String below : List.of("classes", "arrays", "primitives")) {
            GeneratedFiles.changeAll(
                    folder.resolve(below), text -> CLASS.matcher(text).replaceAll("AOT_CLASS $0"));
        }
        String[] value = new String[1];
        GeneratedFiles.change(folder.resolve(CHARACTERS), text -> {
            int start = start(text, CHARACTERS_VALUE);
            int end = text.indexOf(END, start);
            value[0] = text.substring(start + CHARACTERS_VALUE.length(), end);
            return text.substring(0, start) + text.substring(end + END.length());
        });
        GeneratedFiles.change(folder.resolve(STRING), text -> {
            int start = start(text, STRING_VALUE);
            int end = text.indexOf(END, start);
            return "#include \"../../../primitives/char.h\"\n" + text.substring(0, start)
                    + "struct aot_StringClasses AOT_CLASS aot_stringClasses = {\n.characters = " + value[0]
                    + "\n},\n.string = "
                    + text.substring(start + STRING_VALUE.length(), end) + "\n}\n};\n"
                    + text.substring(end + END.length());
        });
    }

    private static int start(String text, String value) {
        int start = text.indexOf(value);
        if (start < 0 || text.indexOf(END, start) < 0) {
            throw GeneratedFiles.outdated(ClassLayoutRepair.class);
        }
        return start;
    }

    /** The runtime without its search for the class with the lowest address. */
    private static String withoutSearch(String text) {
        String first = "    teavm_beforeClasses = (char*) teavm_classReferences[0];\n";
        String last = "    teavm_beforeClasses -= 4096;\n";
        int start = text.indexOf(first);
        int end = text.indexOf(last);
        if (start < 0 || end < start) {
            throw GeneratedFiles.outdated(ClassLayoutRepair.class);
        }
        return text.substring(0, start) + text.substring(end + last.length());
    }

    /** The macros of constant texts, with the headers of both objects. */
    private static String withHeaders(String text) {
        String texts = "&(TeaVM_String) { \\\n";
        String characters = ".hdr = { .size = length }";
        if (!text.contains(texts) || !text.contains(characters)) {
            throw GeneratedFiles.outdated(ClassLayoutRepair.class);
        }
        return text.replace(texts, texts + "    .parent = { .header = AOT_STRING_HEADER(string) }, \\\n")
                .replace(
                        characters, ".hdr = { .parent = { .header = AOT_STRING_HEADER(characters) }, .size = length }");
    }

    private static void replace(Path file, String old, String other) throws IOException {
        GeneratedFiles.change(file, text -> GeneratedFiles.replaceOnce(text, old, other, ClassLayoutRepair.class));
    }
}
