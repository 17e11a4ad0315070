package dev.freestand.rcli.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @Test
    void agreesWithTheJdkOnEveryCodePoint() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                String text = Character.toString(c);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertThat(Utf8.encode(text)).isEqualTo(bytes);
                assertThat(Utf8.decode(bytes)).isEqualTo(text);
            }
        }
    }

    @Test
    void givesAnyBytesBack() {
        Random random = new Random(3629);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertThat(Utf8.encode(Utf8.decode(bytes))).isEqualTo(bytes);
        }
    }

    /** Longer than needed, a surrogate, beyond Unicode, cut short, a continuation alone: all stay as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {"c080", "e08080", "f0808080", "eda080", "edb2a9", "f4908080", "f8888080", "e282", "80", "ff"})
    void keepsMalformedBytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Utf8.decode(bytes)).hasSize(bytes.length);
        assertThat(Utf8.encode(Utf8.decode(bytes))).isEqualTo(bytes);
    }
}
