package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.cli.EditedProof;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands do with proofs that an earlier version wrote. */
class OlderProofCommandsTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Path PROOF = Path.of("../../verifier/src/test/resources/golden/proof.json");

    @TempDir
    private Path folder;

    private String part(int index, boolean older) throws IOException {
        Path file = folder.resolve(index + ".json");
        EditedProof.write(PROOF, file, proof -> {
            proof.putObject("shard").put("index", index).put("count", 2);
            if (older) {
                proof.path("situations")
                        .forEach(observed -> observed.path("runs").forEach(run -> ((ObjectNode) run).remove("tls")));
            }
        });
        return file.toString();
    }

    @Test
    void reportShowsAnOlderProofAndNamesWhatItLacks() throws Exception {
        CommandResult result = CommandResult.run(LONGEST, "report", part(1, true));
        assertThat(result.err())
                .isEqualTo("an earlier version of Freestand wrote " + folder.resolve("1.json")
                        + " and did not record tls: the reports cannot show these\n");
        assertThat(folder.resolve("report.html")).exists();
    }

    @Test
    void mergeRefusesPartsOfDifferentVersions() throws Exception {
        CommandResult result = CommandResult.run(LONGEST, "merge", part(1, false), part(2, true));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("these proofs cannot be merged: different versions of Freestand wrote them:")
                .contains("1.json records tls, " + folder.resolve("2.json") + " does not");
    }

    /** They get as far as the configuration, which is not there. */
    @Test
    void mergeTakesPartsOfOneOlderVersion() throws Exception {
        CommandResult result = CommandResult.run(
                LONGEST, "--config=" + folder.resolve("none.yaml"), "merge", part(1, true), part(2, true));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("none.yaml").doesNotContain("cannot be merged");
    }
}
