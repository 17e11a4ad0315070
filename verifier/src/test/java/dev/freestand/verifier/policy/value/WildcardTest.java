package dev.freestand.verifier.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "debian-12, debian-12",
        "debian-*, debian-12",
        "debian-*, debian-",
        "*, x",
        "*, ''",
        "'', ''",
        "*-musl, void-musl",
        "v*d*l, void-musl",
        "a**b, ab",
        "*ab, aab",
        "a*ba, ababa",
        "debian-*, debian-1*"
    })
    void fits(String pattern, String text) {
        assertThat(Wildcard.matches(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "debian-12, debian-1",
        "debian-1, debian-12",
        "debian-*, debian",
        "'', x",
        "*-musl, musl",
        "*a, ab",
        "a*b*c, acb",
        "debian.12, debian-12",
        "debian-1*, debian-*"
    })
    void doesNotFit(String pattern, String text) {
        assertThat(Wildcard.matches(pattern, text)).isFalse();
    }

    @Test
    void manyStarsDoNotTakeForever() {
        assertThat(Wildcard.matches("*a".repeat(500) + "b", "a".repeat(1_000))).isFalse();
    }
}
