package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLayoutRepairTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void generate() throws IOException {
        write("core.h", """
                extern char* teavm_beforeClasses;
                #define TEAVM_PACK_CLASS(cls) ((int32_t) ((uintptr_t) ((char*) (cls) - teavm_beforeClasses) >> 3))
                #define TEAVM_UNPACK_CLASS(cls) ((TeaVM_Class*) (teavm_beforeClasses + ((cls) << 3)))
                """);
        write("core.c", """
                char *teavm_beforeClasses;
                void teavm_initClasses() {
                    teavm_beforeClasses = (char*) teavm_classReferences[0];
                    teavm_beforeClasses -= 4096;
                }
                """);
        write("string.h", """
                #define TEAVM_STRING(length, hash, s) &(TeaVM_String) { \\
                    .characters = (TeaVM_Array*) & (struct { TeaVM_Array hdr; char16_t data[(length) + 1]; }) { \\
                        .hdr = { .size = length }, \\
                        .data = s \\
                    }, \\
                    .hashCode = INT32_C(hash) \\
                }
                """);
        write("classes/java/lang/String.h", "extern jl_String_VT jl_String_Cls;\n");
        write(
                "classes/java/lang/String.c",
                "first;\nalignas(8) jl_String_VT jl_String_Cls = {\n    .tag = 225\n};\nlast;\n");
        write("classes/A.c", "alignas(8) A_VT A_Cls = {\n    .tag = 1\n};\n");
        write("arrays/primitives/char.h", "extern jl_Object_VT Arr_C_Cls;\n");
        write("arrays/primitives/char.c", "first;\nalignas(8) jl_Object_VT Arr_C_Cls = {\n    .tag = 0\n};\nlast;\n");
    }

    @Test
    void theClassesOfConstantTextsHaveOnePlaceAndTheTextsTheirHeaders() throws IOException {
        ClassLayoutRepair.repair(folder);
        assertThat(folder.resolve("classes/java/lang/String.c")).hasContent("""
                #include "../../../primitives/char.h"
                first;
                struct aot_StringClasses AOT_CLASS aot_stringClasses = {
                .characters = {
                    .tag = 0
                },
                .string = {
                    .tag = 225
                }
                };
                last;
                """);
        assertThat(folder.resolve("arrays/primitives/char.c")).hasContent("first;\nlast;\n");
        assertThat(folder.resolve("classes/A.c")).hasContent("AOT_CLASS alignas(8) A_VT A_Cls = {\n    .tag = 1\n};\n");
        assertThat(folder.resolve("core.c")).hasContent("void teavm_initClasses() {\n}\n");
        assertThat(folder.resolve("string.h"))
                .content()
                .contains(".parent = { .header = AOT_STRING_HEADER(string) }")
                .contains(".hdr = { .parent = { .header = AOT_STRING_HEADER(characters) }, .size = length }");
    }

    @Test
    void anotherTextIsNoticed() throws IOException {
        for (String name : new String[] {
            "core.h",
            "core.c",
            "string.h",
            "classes/java/lang/String.h",
            "classes/java/lang/String.c",
            "arrays/primitives/char.h",
            "arrays/primitives/char.c"
        }) {
            generate();
            write(name, "another");
            assertThatIllegalStateException().as(name).isThrownBy(() -> ClassLayoutRepair.repair(folder));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
