package dev.freestand.aot.jdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK says which bytes a text has. */
class TextEncoderTest {

    private static final char[] EDGES = {
        0, 'A', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfffd, 0xffff
    };

    private static void same(String text) {
        assertThat(TextEncoder.bytes(text, UTF_8)).as(text).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void everyCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 0xfb) {
            same(Character.toString(c));
        }
    }

    @Test
    void charactersAndHalvesOfCharacters() {
        Random random = new Random(1);
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append(EDGES[random.nextInt(EDGES.length)]);
            }
            same(text.toString());
        }
        same("x" + "\ud83d\ude00".repeat(2000));
    }

    @Test
    void otherCharsets() {
        String text = "A\u00e4z";
        assertThat(TextEncoder.bytes(text, ISO_8859_1)).isEqualTo(text.getBytes(ISO_8859_1));
        assertThat(TextEncoder.bytes(text, US_ASCII)).isEqualTo(text.getBytes(US_ASCII));
    }
}
