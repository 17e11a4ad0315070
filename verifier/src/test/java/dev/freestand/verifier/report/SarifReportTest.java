package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.sarif.SourceRoot;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofScope;
import dev.freestand.verifier.report.sarif.SarifReport;
import dev.freestand.verifier.report.sarif.SourceRoots;
import dev.freestand.verifier.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        for (JsonNode result : run.get("results")) {
            int index = result.get("ruleIndex").asInt();
            assertThat(run.at("/tool/driver/rules/" + index + "/id")).isEqualTo(result.get("ruleId"));
        }
    }

    /** Of eight checks and cells, what passes, what does not apply and what is waived opens no alert. */
    @Test
    void onlyFindingsAreResultsAndWhatIsWaivedIsNone() throws IOException {
        JsonNode run = valid(SarifReport.render(SampleProof.proof()));
        List<String> found = new ArrayList<>();
        run.get("results").forEach(result -> {
            String text = result.at("/message/text").asText();
            found.add(result.get("ruleId").asText() + " " + result.get("level").asText() + " "
                    + text.substring(0, Math.min(24, text.length())).strip());
            assertThat(result.get("kind").asText()).isEqualTo("fail");
            assertThat(result.has("suppressions")).isFalse();
            assertThat(result.at("/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isEqualTo(1);
        });
        assertThat(found)
                .containsExactly(
                        "FS101 error expected static, found d",
                        "FS501 error because: <script>alert(1",
                        "FS501 warning not established: because",
                        "FS501 warning because: <script>alert(1");
    }

    @Test
    void urisAreRelativeToTheRepositoryRoot() throws IOException {
        JsonNode run =
                valid(SarifReport.render(SampleProof.proof().within(new ProofScope("tools/rcli", List.of(), null))));
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation")
                        .toString())
                .isEqualTo("{\"uri\":\"tools/rcli/target/static\",\"uriBaseId\":\"SRCROOT\"}");
        assertThat(run.at("/originalUriBaseIds/SRCROOT").fieldNames().next()).isEqualTo("description");
        assertThat(run.at("/invocations/0").toString()).isEqualTo("{\"exitCode\":1,\"executionSuccessful\":true}");
    }

    @Test
    void theRootIsWhereGitKeepsItsFolderOrFileAndElseTheFolderItself(@TempDir Path folder) throws IOException {
        Path project = Files.createDirectories(folder.resolve("a/b"));
        assertThat(SourceRoots.of(project)).isEqualTo(new SourceRoot(project.toString(), ""));
        Files.writeString(folder.resolve(".git"), "gitdir: elsewhere");
        assertThat(SourceRoots.of(project)).isEqualTo(new SourceRoot(folder.toString(), "a/b"));

        SarifFiles files = new SarifFiles(SourceRoots.of(project), true, true);
        for (String path : List.of("x y", "../x", "../../../x", folder + "/a/c", "/x")) {
            files.add(Inspector.unreadable(Path.of(path), new NoSuchFileException(path)));
        }
        JsonNode run = valid(files.print("1.0.0", 3));
        assertThat(uris(run))
                .containsExactlyInAnyOrder(
                        "SRCROOT a/b/x%20y",
                        "SRCROOT a/x",
                        "SRCROOT a/c",
                        " file:///x",
                        // Not by Path.toUri, which looks whether there is a folder of that name.
                        " file://" + folder.resolve("../x").normalize());
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean(true)).isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("5 paths could not be read.");
    }

    private static List<String> uris(JsonNode run) {
        List<String> uris = new ArrayList<>();
        run.get("results").forEach(result -> {
            JsonNode location = result.at("/locations/0/physicalLocation/artifactLocation");
            uris.add(location.path("uriBaseId").asText() + " "
                    + location.get("uri").asText());
        });
        return uris;
    }

    @Test
    void openQuestionsOfOneReasonAreOneResult() throws IOException {
        Proof proof = RepeatedFailures.missingArtifact();
        JsonNode run = valid(SarifReport.render(proof));
        assertThat(proof.checks()).hasSizeGreaterThan(30);
        assertThat(run.get("results")).hasSize(1);
        assertThat(run.at("/results/0/level").asText()).isEqualTo("warning");
        assertThat(run.at("/results/0/message/text").asText())
                .startsWith("not established: the file could not be read: there is no file target/gone");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean(true)).isFalse();
        assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void inspectedFilesAreValidSarifWhateverTheirNames() throws IOException {
        Inspector inspector = Inspector.withoutWitnesses();
        SarifFiles files = new SarifFiles(new SourceRoot(null, ""), false, true);
        List.of(
                        SampleProof.dynamic(),
                        inspector.inspect(Fixtures.of("musl-static")),
                        inspector.inspect(Path.of("no such file: %\u00e9")))
                .forEach(files::add);
        JsonNode run = valid(files.print("1.0.0", 3));
        assertThat(run.get("artifacts")).hasSize(3);
        assertThat(run.findValuesAsText("level")).contains("warning", "note").doesNotContain("none");
        assertThat(run.findValuesAsText("text")).anyMatch(text -> text.startsWith("not established: no-such-file: "));
        assertThat(uris(run))
                .contains("SRCROOT no%20such%20file%3A%20%25%C3%A9")
                .anyMatch(uri -> uri.startsWith(" file:///"));
    }

    @Test
    void theSchemaRefusesWhatIsNotSarif() throws IOException {
        assertThat(schema().validate(JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}")))
                .isNotEmpty();
        assertThat(schema().validate(JSON.readTree(
                        SarifReport.render(SampleProof.proof()).replace("\"fail\"", "\"absent\""))))
                .isNotEmpty();
    }
}
