package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.freestand.core.facts.ToolAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a tool says, it is understood or unknown. */
class WitnessFuzzTest {

    private static final List<ToolAnswer> ANSWERS = List.of(ToolAnswer.DYNAMIC, ToolAnswer.STATIC, ToolAnswer.UNKNOWN);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @FuzzTest
    void lddOfGlibc(byte[] bytes) {
        assertThat(LddParser.glibc(text(bytes))).isIn(ANSWERS);
    }

    @FuzzTest
    void lddOfMusl(byte[] bytes) {
        assertThat(LddParser.musl(text(bytes))).isIn(ANSWERS);
    }

    @FuzzTest
    void file(byte[] bytes) {
        assertThat(FileWitness.says(text(bytes))).isIn(ANSWERS);
    }

    @FuzzTest
    void readelf(byte[] bytes) {
        assertThat(ReadelfWitness.says(text(bytes))).isIn(ANSWERS);
    }

    @FuzzTest
    void size(byte[] bytes) {
        assertThat(SizeWitness.differences(List.of(), text(bytes))).isNotNull();
    }
}
