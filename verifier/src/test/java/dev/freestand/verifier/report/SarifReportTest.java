package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.report.sarif.SarifReport;
import dev.freestand.verifier.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Validated against the schema that OASIS publishes with SARIF 2.1.0. */
class SarifReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Schema schema() throws IOException {
        try (InputStream in = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Objects.requireNonNull(in));
        }
    }

    private static JsonNode valid(String sarif) throws IOException {
        JsonNode log = JSON.readTree(sarif);
        assertThat(schema().validate(log)).isEmpty();
        return log.at("/runs/0");
    }

    @Test
    void aProofIsValidSarif() throws IOException {
        JsonNode run = valid(SarifReport.render(SampleProof.proof()));
        assertThat(run.at("/tool/driver/rules"))
                .hasSizeGreaterThanOrEqualTo(Rules.all().size());
        assertThat(run.get("artifacts")).hasSize(2);
        JsonNode results = run.get("results");
        assertThat(results).hasSize(8);
        assertThat(results.get(0).get("kind").asText()).isEqualTo("pass");
        assertThat(results.get(1).get("level").asText()).isEqualTo("error");
        assertThat(results.get(2).get("kind").asText()).isEqualTo("notApplicable");
        assertThat(results.get(3).at("/suppressions/0/status").asText()).isEqualTo("accepted");
        assertThat(results.get(6).get("kind").asText()).isEqualTo("review");
        assertThat(results.get(7).get("level").asText()).isEqualTo("warning");
        for (JsonNode result : results) {
            int index = result.get("ruleIndex").asInt();
            assertThat(run.at("/tool/driver/rules/" + index + "/id")).isEqualTo(result.get("ruleId"));
        }
    }

    @Test
    void inspectedFilesAreValidSarifWhateverTheirNames() throws IOException {
        Inspector inspector = Inspector.withoutWitnesses();
        String sarif = SarifReport.render(
                List.of(
                        SampleProof.dynamic(),
                        inspector.inspect(Fixtures.of("musl-static")),
                        inspector.inspect(Path.of("no such file: %\u00e9"))),
                "1.0.0");
        JsonNode run = valid(sarif);
        assertThat(run.at("/results/0/kind").asText()).isEqualTo("pass");
        assertThat(run.at("/results/2/message/text").asText()).startsWith("no-such-file: ");
        assertThat(run.at("/artifacts/1/location/uri").asText()).startsWith("file:///");
        assertThat(run.at("/artifacts/2/location/uri").asText()).isEqualTo("no%20such%20file%3A%20%25%C3%A9");
    }

    @Test
    void theSchemaRefusesWhatIsNotSarif() throws IOException {
        assertThat(schema().validate(JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}")))
                .isNotEmpty();
        assertThat(schema().validate(JSON.readTree(
                        SarifReport.render(SampleProof.proof()).replace("\"notApplicable\"", "\"absent\""))))
                .isNotEmpty();
    }
}
