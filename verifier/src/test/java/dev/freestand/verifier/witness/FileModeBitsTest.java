package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.ToolAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** file(1) names bits of the mode before its sentence; the sentence means the same. */
class FileModeBitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "setuid ",
                "setgid ",
                "sticky ",
                "setuid, setgid ",
                "setuid, setgid, sticky ",
                "setgid, sticky "
            })
    void theSentenceBehindThemIsRead(String bits) {
        assertThat(FileWitness.says(bits + "ELF 64-bit LSB executable, x86-64, statically linked, stripped"))
                .isEqualTo(ToolAnswer.STATIC);
        assertThat(FileWitness.says(bits + "ELF 64-bit LSB pie executable, x86-64, dynamically linked, stripped"))
                .isEqualTo(ToolAnswer.DYNAMIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"setuid data", "setuidELF 64-bit, statically linked", "other ELF 64-bit, statically linked"})
    void anythingElseIsNotUnderstood(String text) {
        assertThat(FileWitness.says(text)).isEqualTo(ToolAnswer.UNKNOWN);
    }
}
