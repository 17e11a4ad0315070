package dev.freestand.verifier.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.freestand.verifier.policy.NoShipment;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.policy.yaml.ConfigLoader;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code freestand.yaml} and {@code proof.json}: any bytes give a record or a typed error. */
class DocumentsFuzzTest {

    @FuzzTest
    void config(byte[] bytes) {
        try {
            assertThat(new ConfigLoader(NoShipment.class)
                            .parse("freestand.yaml", new String(bytes, StandardCharsets.UTF_8)))
                    .isNotNull();
        } catch (ConfigException e) {
            assertThat(e).hasMessageStartingWith("freestand.yaml");
        }
    }

    @FuzzTest
    void proof(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile("fuzz-", ".json"), bytes);
        try {
            assertThat(ProofJson.read(file).verdict()).isNotNull();
        } catch (ProofUnreadableException e) {
            assertThat(e).hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
        }
    }
}
