package dev.freestand.aot.jdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK says what bytes mean. */
class TextDecoderTest {

    /** Where the rules for the second byte change, and beside. */
    private static final int[] EDGES = {
        0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff
    };

    private static void same(byte[] bytes, int from, int count, Charset charset) {
        assertThat(new String(TextDecoder.characters(bytes, from, count, charset)))
                .as(HexFormat.of().formatHex(bytes, from, from + count))
                .isEqualTo(new String(bytes, from, count, charset));
    }

    @Test
    void upToThreeBytesOfTheseKinds() {
        byte[] bytes = new byte[3];
        for (int first : EDGES) {
            bytes[0] = (byte) first;
            same(bytes, 0, 1, UTF_8);
            for (int second : EDGES) {
                bytes[1] = (byte) second;
                same(bytes, 0, 2, UTF_8);
                for (int third : EDGES) {
                    bytes[2] = (byte) third;
                    same(bytes, 0, 3, UTF_8);
                }
            }
        }
    }

    @Test
    void longerTexts() {
        Random random = new Random(1);
        for (int n = 0; n < 20_000; n++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) EDGES[random.nextInt(EDGES.length)];
            }
            int from = random.nextInt(bytes.length + 1);
            same(bytes, from, random.nextInt(bytes.length - from + 1), UTF_8);
        }
    }

    @Test
    void everyCharacterAndOtherCharsets() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 0xfb) {
            byte[] bytes = new String(Character.toChars(c)).getBytes(UTF_8);
            same(bytes, 0, bytes.length, UTF_8);
        }
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        same(all, 3, 250, ISO_8859_1);
        same(all, 3, 250, US_ASCII);
    }
}
