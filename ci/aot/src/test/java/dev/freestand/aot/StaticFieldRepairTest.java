package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticFieldRepairTest {

    private static final String ROOTS =
            "static void** roots_A[2] = {\n(void**) &sfld_A_first, (void**) &sfld_A_second\n};\n";
    private static final String ZERO =
            "    sfld_A_first = NULL;\n    sfld_A_second = NULL;\n    sfld_A_n = INT32_C(0);\n";
    private static final String REGISTER = "teavm_registerStaticGcRoots(roots_A, 2);\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void generate() throws IOException {
        write("classes/A.c", "int a;\n" + ROOTS + "void sysinitclass_A() {\n" + ZERO + REGISTER + "}\nint b;\n");
        write("arrays/B.c", "void sysinitclass_B() {\nsfld_B_n = INT32_C(0);\nsfld_B_most = INT32_C(7);\n}\n");
        write("main.c", "int aot_vm_main() {\n    sysinitclass_A();\n    sysinitclass_B();\n    run();\n}\n");
        write(
                "memory.c",
                "void*** teavm_gc_staticRoots;\nvoid teavm_registerStaticGcRoots(void*** roots, int count) {\n}\n"
                        + "void teavm_initStaticGcRoots() {\n    fill();\n}\nint last;\n");
    }

    @Test
    void fieldsAreInOneTableAndOnlyOtherValuesAreSet() throws IOException {
        StaticFieldRepair.repair(folder);
        assertThat(folder.resolve("classes/A.c")).hasContent("int a;\nint b;\n");
        assertThat(folder.resolve("arrays/B.c")).hasContent("void sysinitclass_B() {\nsfld_B_most = INT32_C(7);\n}\n");
        assertThat(folder.resolve("main.c"))
                .content()
                .contains("fields[2]; } aot_staticRoots = { 2, {\n(void**) &sfld_A_first, (void**) &sfld_A_second\n} }")
                .endsWith("int aot_vm_main() {\n    sysinitclass_B();\n    run();\n}\n");
        assertThat(folder.resolve("memory.c")).hasContent("void teavm_initStaticGcRoots() {\n}\nint last;\n");
    }

    @Test
    void aFieldThatTheGarbageCollectorWouldMissIsNoticed() {
        String function = "void sysinitclass_A() {\n" + REGISTER + "}\n";
        for (String text : new String[] {
            function,
            ROOTS,
            ROOTS.replace("[2]", "[3]") + function,
            ROOTS.replace("static ", "") + function,
            ROOTS + function + "void another() {\n" + REGISTER + "}\n"
        }) {
            assertThatIllegalStateException().as(text).isThrownBy(() -> {
                Files.writeString(folder.resolve("classes/A.c"), text);
                StaticFieldRepair.repair(folder);
            });
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
