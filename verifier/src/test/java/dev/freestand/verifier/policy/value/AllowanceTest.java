package dev.freestand.verifier.policy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {

    @ParameterizedTest
    @CsvSource({
        "5%, 1000, 1050, true",
        "5%, 1000, 1051, false",
        "5%, 1000, 10, true",
        "0%, 1000, 1000, true",
        "0%, 1000, 1001, false",
        "2.5%, 1000, 1025, true",
        "2.5%, 1000, 1026, false",
        "500%, 0, 1, false",
        "16 KiB, 1000, 17384, true",
        "16 KiB, 1000, 17385, false",
        "0, 7, 8, false",
        "9999%, 9223372036854775000, 9223372036854775807, true",
        "1%, 1, 9223372036854775807, false",
        "5%, -5, 9223372036854775807, false"
    })
    void soMuchMoreIsAllowed(String text, long before, long after, boolean allowed) {
        assertThat(Allowance.parse(text).allows(before, after)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"5%, 5 %", "2.5%, 2.5 %", "0.5%, 0.5 %", "16 KiB, 16384 bytes"})
    void aSizeIsPrintedAsItWasGiven(String text, String words) {
        assertThat(Allowance.parse(text)).hasToString(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-5%", "5.25%", "10000%", "5 %", "x", "5 TB"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Allowance.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as");
    }
}
