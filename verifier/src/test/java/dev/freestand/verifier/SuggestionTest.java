package dev.freestand.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.name.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN =
            List.of("inspect", "scan", "verify", "verify-shipment", "report", "debian-12", "static", "FS301");

    @ParameterizedTest
    @CsvSource({
        "inspekt, inspect",
        "insepct, inspect",
        "Scan, scan",
        "verfy, verify",
        "veryfi-shipment, verify-shipment",
        "debian12, debian-12",
        "static-pie, static",
        "fs302, FS301",
        "rep, report"
    })
    void theNearestWordIsFound(String written, String meant) {
        assertThat(Suggestion.nearest(written, KNOWN)).contains(meant);
    }

    @Test
    void nothingIsSuggestedForWhatIsLikeNothing() {
        for (String written : List.of("", "x", "frobnicate", "a".repeat(100_000))) {
            assertThat(Suggestion.nearest(written, KNOWN)).isEmpty();
            assertThat(Suggestion.question(written, KNOWN)).isEmpty();
        }
        assertThat(Suggestion.nearest("verify-all", List.of("verify", "verify-all-and-ship")))
                .isEmpty();
        assertThat(Suggestion.nearest("scan", List.of())).isEmpty();
    }
}
