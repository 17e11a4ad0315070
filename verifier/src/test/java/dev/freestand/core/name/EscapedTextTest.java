package dev.freestand.core.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal or an editor would act upon is shown as what it is. */
class EscapedTextTest {

    private static final String WITHIN = "a%sb";

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x0b, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0x9f, 0xad, 0x61c, 0x200b, 0x200c,
                0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
                0x2068, 0x2069, 0xfeff, 0xfff9, 0xfffe, 0xffff, 0x34f, 0x115f, 0x17b4, 0x180e, 0x2065, 0x3164, 0xfdd0,
                0xfdef, 0xfe0f, 0xffa0, 0xd800, 0xdbff, 0xdc00, 0xdfff
            })
    void controlsDirectionsAndInvisibleCharactersAreEscaped(int c) {
        String hostile = String.format(WITHIN, Character.toString(c));
        String shown = String.format(WITHIN, String.format("\\u%04x", c));
        assertThat(EscapedText.of(hostile)).isEqualTo(shown);
        assertThat(EscapedText.line(hostile)).isEqualTo(shown);
        assertThat(EscapedText.name(hostile)).isEqualTo(shown);
        assertThat(EscapedText.page(hostile)).isEqualTo(shown);
        assertThat(EscapedText.name(shown)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(
            ints = {
                0x110bd, 0x13430, 0x1bca0, 0x1d173, 0x1d17a, 0x1fffe, 0x1ffff, 0x50000, 0xe0001, 0xe0020, 0xe007f,
                0xe0100, 0xe01ef, 0xe0fff, 0xffffe, 0x10fffe, 0x10ffff
            })
    void thoseBeyondTheFirstPlaneAreTwoEscapes(int c) {
        String hostile = String.format(WITHIN, Character.toString(c));
        String shown = String.format(
                WITHIN,
                String.format("\\u%04x\\u%04x", (int) Character.highSurrogate(c), (int) Character.lowSurrogate(c)));
        assertThat(EscapedText.of(hostile)).isEqualTo(shown);
        assertThat(EscapedText.line(hostile)).isEqualTo(shown);
        assertThat(EscapedText.name(hostile)).isEqualTo(shown);
        assertThat(EscapedText.page(hostile)).isEqualTo(shown);
    }

    @Test
    void visibleCharactersOfAnyPlaneStay() {
        assertThat(EscapedText.name("\ud83d\ude00\u00e9")).isEqualTo("\ud83d\ude00\u00e9");
    }

    /** A later Unicode has more characters than this JDK knows, but what it hides is hidden, and little else. */
    @Test
    void whatIsPlainDoesNotDependOnTheReleaseOfJava() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    assertThat(EscapedText.isPlain(c)).as("U+%x", c).isFalse();
                case Character.UNASSIGNED, Character.NON_SPACING_MARK -> {}
                case Character.OTHER_LETTER ->
                    assertThat(EscapedText.isPlain(c))
                            .as("U+%x", c)
                            .isEqualTo(c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0);
                default -> assertThat(EscapedText.isPlain(c)).as("U+%x", c).isTrue();
            }
        }
        assertThat(EscapedText.isPlain(0x378)).isTrue();
        assertThat(EscapedText.isPlain(0x1fae0)).isTrue();
        assertThat(EscapedText.isPlain(0x301)).isTrue();
    }

    @Test
    void aByteOfACommandLineIsShownAsOne() {
        assertThat(EscapedText.of(RawText.word(new byte[] {'a', (byte) 0xe9}))).isEqualTo("a\\xe9");
        assertThat(EscapedText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void lineEndsStayInTextAreBlanksInASentenceAndAreShownInAName() {
        assertThat(EscapedText.of("a\n\tb")).isEqualTo("a\n b");
        assertThat(EscapedText.line("a\n\tb")).isEqualTo("a  b");
        assertThat(EscapedText.name("a\n\tb")).isEqualTo("a\\u000a\\u0009b");
        assertThat(EscapedText.page("a\n\tb")).isEqualTo("a\n\tb");
    }

    @Test
    void aLineOfAtMostSoManyCharactersIsCutBetweenThem() {
        assertThat(EscapedText.line("abc", 3)).isEqualTo("abc");
        assertThat(EscapedText.line("abcd", 3)).isEqualTo("abc…");
        assertThat(EscapedText.line("ab\ud83d\ude00d", 3)).isEqualTo("ab\ud83d\ude00…");
        assertThat(EscapedText.line("a\u001b[2Jb\nc", 100)).isEqualTo("a\\u001b[2Jb c");
        assertThat(EscapedText.line("x".repeat(1_000_000), 10)).isEqualTo("xxxxxxxxxx…");
        assertThat(EscapedText.line(null, 3)).isEqualTo("nothing");
    }

    @Test
    void anExceptionWithoutAMessageGoesByItsClass() {
        assertThat(EscapedText.message(new IllegalStateException(" "))).isEqualTo("IllegalStateException");
        assertThat(EscapedText.message(new IllegalStateException("a\nb"))).isEqualTo("a b");
        assertThat(EscapedText.message(new IllegalStateException("x".repeat(1000))))
                .hasSize(201);
    }
}
