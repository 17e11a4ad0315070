package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StringPoolRepairTest {
    private static final String POOL =
            "before();\nvoid teavm_initStringPool() {\n    s = teavm_registerString(s);\n}\nafter();\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void generate() throws IOException {
        Files.createDirectories(folder.resolve("classes/java/lang"));
        Files.writeString(folder.resolve("strings.c"), POOL);
    }

    @Test
    void nothingIsDoneAtTheStart() throws IOException {
        Files.writeString(folder.resolve("classes/java/lang/String.c"), "return 1;");
        StringPoolRepair.repair(folder);
        assertThat(folder.resolve("strings.c")).hasContent("before();\nvoid teavm_initStringPool() {\n}\nafter();\n");
    }

    @Test
    void whereTextsAreInternedNothingChanges() throws IOException {
        Files.writeString(folder.resolve("classes/java/lang/String.c"), "return teavm_registerString(teavm_this_);");
        StringPoolRepair.repair(folder);
        assertThat(folder.resolve("strings.c")).hasContent(POOL);
    }

    @Test
    void anotherTextIsNoticed() {
        assertThatThrownBy(() -> StringPoolRepair.repaired(POOL.replace("registerString", "another")))
                .hasMessageContaining("TeaVM writes");
    }
}
