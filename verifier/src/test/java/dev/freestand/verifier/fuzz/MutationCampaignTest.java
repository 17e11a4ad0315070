package dev.freestand.verifier.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short campaign; {@code ci/fuzz} runs a million mutants and more. */
class MutationCampaignTest {

    @Test
    void noMutantBreaksTheReaderOrTheInspector(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream words = new ByteArrayOutputStream();

        boolean sound = MutationCampaign.run(10_000, 1, folder, new PrintStream(words, false, StandardCharsets.UTF_8));

        assertThat(sound).as(words.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(words.toString(StandardCharsets.UTF_8))
                .contains("reader: 10000 mutants", "0 findings", " record\n", " dynamic-unterminated\n");
    }
}
