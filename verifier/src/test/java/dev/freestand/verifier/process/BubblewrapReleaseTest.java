package dev.freestand.verifier.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BubblewrapReleaseTest {

    @ParameterizedTest
    @CsvSource({
        "0.4.1, false, false",
        "0.5.0, true, false",
        "0.6.1, true, false",
        "0.7.0, true, true",
        "0.8.0, true, true",
        "0.11.0, true, true",
        "1.0, true, true",
    })
    void optionsOfARelease(String version, boolean clearsVariables, boolean limitsMemory) {
        assertThat(BubblewrapRelease.of("bubblewrap " + version + "\n"))
                .isEqualTo(new BubblewrapRelease("bubblewrap " + version, clearsVariables, limitsMemory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bubblewrap", "bubblewrap x", "something 0.4.1", "bubblewrap 99999999999.1"})
    void anUnknownOneCountsAsNew(String words) {
        assertThat(BubblewrapRelease.of(words)).isEqualTo(BubblewrapRelease.UNKNOWN);
    }

    @Test
    void oneThatIsMissingCountsAsNew() {
        ProcessRunner none = request -> {
            throw new ProcessNotStartedException("bwrap", new IOException("no such file"));
        };
        assertThat(BubblewrapRelease.of(none, "bwrap")).isEqualTo(BubblewrapRelease.UNKNOWN);
    }
}
