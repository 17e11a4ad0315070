package dev.freestand.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.name.RawText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Words that the JVM could not read are taken from the kernel, and no other words than those. */
class CommandLineBytesTest {

    private static final String LOST = "\ufffd";

    private static byte[] line(String... words) {
        return (String.join("\0", words) + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String byteWord(int octet) {
        return RawText.word(new byte[] {(byte) octet});
    }

    @Test
    void bytesThatAreNotUtf8AreTakenFromTheEnd() {
        byte[] line = line("java", "-cp", "a\u00e9:b", "Main", "inspect", "", "caf\u00e9", "x");
        assertThat(CommandLineBytes.words(new String[] {"inspect", "", "caf" + LOST, "x"}, line))
                .containsExactly("inspect", "", "caf" + byteWord(0xe9), "x");
    }

    @Test
    void namesInUtf8AreReadWhateverTheLocale() {
        assertThat(CommandLineBytes.words(new String[] {LOST + LOST}, line("java", "\u00c3\u00a9")))
                .containsExactly("\u00e9");
    }

    @Test
    void otherWordsAreNotTaken() {
        String[] read = {"inspect", LOST};
        assertThat(CommandLineBytes.words(read, line("java", "scan", "\u00e9"))).isSameAs(read);
        assertThat(CommandLineBytes.words(read, line("java", "inspect", "e"))).isSameAs(read);
        assertThat(CommandLineBytes.words(read, line("\u00e9"))).isSameAs(read);
        assertThat(CommandLineBytes.words(read, new byte[0])).isSameAs(read);
    }

    @Test
    void plainWordsNeedNoKernel() {
        String[] read = {"inspect", "a.out"};
        assertThat(CommandLineBytes.words(read)).isSameAs(read);
    }
}
