package dev.freestand.core.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as text, and back without loss. */
class RawTextTest {

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    libc.so.6, libc.so.6
                    a\u00e9b, a\\xe9b
                    a\\b, a\\\\b
                    a\\xe9, a\\\\xe9
                    \u00c3\u00a9, \u00e9
                    \u00ff\u00fe, \\xff\\xfe
                    \u00c0\u00af, \\xc0\\xaf
                    \u00ed\u00a0\u0080, \\xed\\xa0\\x80
                    \u00f4\u0090\u0080\u0080, \\xf4\\x90\\x80\\x80
                    \u00e2\u0080, \\xe2\\x80
                    \u00ef\u00bf\u00bd, \ufffd
                    \u00f0\u009f\u0098\u0080, \ud83d\ude00
                    """)
    void bytesThatAreNotUtf8AndBackslashesAreEscaped(String latin, String text) {
        assertThat(RawText.of(bytes(latin))).isEqualTo(text);
        assertThat(RawText.bytes(text)).isEqualTo(bytes(latin));
        assertThat(RawText.length(bytes(latin))).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void anyBytesComeBackFromBothForms() {
        Random random = new Random(26);
        String often = "\\x\u00e9\u00c3\u00a9\u00e2\u0080\u00ae\u00ed\u00a0\n/a";
        for (int i = 0; i < 20_000; i++) {
            byte[] name = new byte[random.nextInt(12)];
            for (int at = 0; at < name.length; at++) {
                name[at] =
                        (byte) (random.nextBoolean() ? random.nextInt() : often.charAt(random.nextInt(often.length())));
            }
            assertThat(RawText.bytes(RawText.of(name))).isEqualTo(name);
            assertThat(RawText.wordBytes(RawText.word(name))).isEqualTo(name);
            assertThat(RawText.of(name)).isEqualTo(RawText.of(RawText.bytes(RawText.of(name))));
        }
    }

    @Test
    void differentNamesHaveDifferentTexts() {
        assertThat(RawText.of(bytes("a\u00e9"))).isNotEqualTo(RawText.of(bytes("a\\xe9")));
        assertThat(RawText.of(bytes("a\\xe9"))).isNotEqualTo(RawText.of(bytes("a\\\\xe9")));
    }

    @Test
    void aBackslashThatBeginsNoEscapeIsOne() {
        assertThat(RawText.bytes("a\\q\\x1\\")).isEqualTo(bytes("a\\q\\x1\\"));
    }
}
