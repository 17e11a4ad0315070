package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeRepairTest {

    @Test
    void charactersThatUniversalNamesMustNotStandForAreOctal() {
        assertThat(EscapeRepair.repaired("u\"\\037\\u008b\\010\\u0090\\u009f1\""))
                .isEqualTo("u\"\\037\\213\\010\\220\\2371\"");
    }

    @Test
    void othersStayAsTheyAre() {
        String text = "u\"\\u00a0\\u0070\\u2026 \\\\u008b\"";
        assertThat(EscapeRepair.repaired(text)).isEqualTo(text);
    }

    @Test
    void aBackslashBeforeIsNoPartOfIt() {
        assertThat(EscapeRepair.repaired("\\\\\\u0085")).isEqualTo("\\\\\\205");
    }
}
