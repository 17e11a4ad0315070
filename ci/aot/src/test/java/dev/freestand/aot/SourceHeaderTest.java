package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceHeaderTest {
    private static final String COMMIT = "ccb35a0e6c64cbb0b6ebbd55919ff2ad0418cca7";

    @TempDir
    private Path folder;

    @Test
    void saysWhatGitSays() {
        assertThat(SourceHeader.describe(COMMIT)).isEqualTo("revision " + COMMIT);
        assertThat(SourceHeader.describe(COMMIT + "-dirty"))
                .isEqualTo("revision " + COMMIT + ", with changes that were not committed");
        for (String none : new String[] {"", "fatal: no", COMMIT.substring(1), COMMIT + "\"", COMMIT + "\n" + COMMIT}) {
            assertThat(SourceHeader.describe(none)).isEqualTo("not from a checkout");
        }
    }

    /** The folder is in no checkout, or in one that does not know it. */
    @Test
    void whatIsInNoCheckoutSaysSo() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        SourceHeader.write(folder, folder);
        assertThat(folder.resolve("source.h"))
                .content()
                .contains("#define AOT_SOURCE \"not from a checkout\"\n")
                .containsPattern("#define AOT_TEAVM \"[0-9.]+\"\n");
    }
}
