package dev.freestand.rcli.rc4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HexKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01a2b3c4D5",
                "0x01A2B3C4D5",
                "0X01a2b3c4d5",
                "01 a2 b3 c4 d5",
                "01:a2:B3:c4:d5",
                "0x01:a2 b3:c4d5"
            })
    void readsWhatPeoplePaste(String text) {
        assertThat(HexKey.parse(text)).containsExactly(0x01, 0xa2, 0xb3, 0xc4, 0xd5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0102030405f | its last byte has one digit, expected two",
                "01020304zz | character 9 is not a hexadecimal digit",
                "01::02:03:04:05 | character 4 is not a hexadecimal digit",
                "0 1 02 03 04 05 | character 2 is not a hexadecimal digit",
                ":0102030405 | character 1 is not a hexadecimal digit",
                "0102030405: | character 11 is not a hexadecimal digit",
                "0x0x01020304 | character 4 is not a hexadecimal digit",
                "01020304 | it has 4 bytes, must have 5 to 256",
                "0x | it has 0 bytes, must have 5 to 256",
                "'' | it has 0 bytes, must have 5 to 256",
                "010203040\u0665 | character 10 is not a hexadecimal digit",
                "010203040\uff11 | character 10 is not a hexadecimal digit",
            })
    void refusesAnythingElseWithoutShowingIt(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexKey.parse(text))
                .withMessage(reason);
    }

    @Test
    void takesUpTo256Bytes() {
        assertThat(HexKey.parse("ab".repeat(256))).hasSize(256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexKey.parse("ab".repeat(257)))
                .withMessage("it has more than 256 bytes, must have 5 to 256");
    }
}
