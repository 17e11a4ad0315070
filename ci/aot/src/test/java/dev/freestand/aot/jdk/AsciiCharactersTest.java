package dev.freestand.aot.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiCharactersTest {

    @Test
    void asciiIsAnsweredAsTheJdkAnswersIt() {
        for (int c = 0; c < 0x80; c++) {
            assertThat(AsciiCharacters.type(c)).as("type of %d", c).isEqualTo(Character.getType(c));
            assertThat(AsciiCharacters.lower(c)).as("lower case of %d", c).isEqualTo(Character.toLowerCase(c));
            assertThat(AsciiCharacters.upper(c)).as("upper case of %d", c).isEqualTo(Character.toUpperCase(c));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x80, 0x130, 0x10ffff, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void everyOtherCharacterIsLeftToTheJdk(int c) {
        assertThat(AsciiCharacters.type(c)).isNegative();
        assertThat(AsciiCharacters.lower(c)).isNegative();
        assertThat(AsciiCharacters.upper(c)).isNegative();
    }
}
