package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command prints, beside the schemas that it prints; no field may be there that they do not name. */
class SchemaIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
        project.compile("musl-gcc", "-static", "-DDIFFERS=0", "greet.c", "-o", "musl.debug", "-Wl,-Map,musl.map");
        project.compile("strip", "-o", "musl", "musl.debug");
        project.compile("gcc", "-DDIFFERS=0", "greet.c", "-o", "dynamic");
        Files.write(root.resolve("cut"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    }

    private JsonNode schema(String name) throws IOException {
        ProcessResult result = project.inside("schema", name);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return closed(JSON.readTree(result.out()));
    }

    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("required") && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SchemaIT::closed);
        return schema;
    }

    private static void fits(JsonNode schema, JsonNode document) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
    }

    private void printed(String schema, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("inspect", "--format", "json"));
        for (String argument : arguments) {
            all.add(
                    argument.startsWith("--")
                            ? argument
                            : project.path(argument).toString());
        }
        JsonNode document =
                JSON.readTree(project.inside(all.toArray(String[]::new)).out());
        assertThat(document.path("schema").asText()).isEqualTo("freestand/" + schema + "/1");
        fits(schema(schema), document);
    }

    @Test
    void whatInspectPrints() throws IOException {
        printed("inspect", "musl", "dynamic", "cut", "greet.c", "nowhere");
        printed("tree", "--tree", "musl", "dynamic", "cut", "greet.c");
        printed("tree", "--tree", "--root", ".", "dynamic");
        printed("size", "--size", "musl", "dynamic", "cut");
        printed("size", "--size", "--map", "musl.map", "musl");
        printed("diff", "--diff", "musl", "dynamic");
    }

    @Test
    void whatADoctorFinds() throws IOException {
        fits(
                schema("doctor"),
                JSON.readTree(project.freestand("doctor", "--format", "json", "--registry", "127.0.0.1:1")
                        .out()));
    }

    @Test
    void everyLineOfAScan() throws IOException {
        JsonNode schema = schema("file");
        for (String depth : List.of("--no-color", "--witnesses")) {
            List<String> lines = project.inside("scan", "--format", "json", depth, root.toString())
                    .out()
                    .lines()
                    .toList();
            assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
            for (String line : lines) {
                fits(schema, JSON.readTree(line));
            }
        }
    }

    @Test
    void theProofAndItsConfiguration() throws IOException {
        project.configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "    budget: { file: 1 MiB }");
        ProcessResult result = project.inside("verify", "--engine", "sandbox");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        fits(
                schema("proof"),
                JSON.readTree(project.path("target/freestand/proof.json").toFile()));
        assertThat(project.inside("ship", "--keyless", "off").exitCode()).isZero();
        for (String trust : List.of("--unsigned", "--no-color")) {
            fits(
                    schema("shipment"),
                    JSON.readTree(project.inside(
                                    "verify-shipment",
                                    "--format",
                                    "json",
                                    trust,
                                    project.path("target/ship").toString())
                            .out()));
        }
        fits(
                schema("config"),
                new YAMLMapper().readTree(project.path("freestand.yaml").toFile()));
    }

    @Test
    void environmentsOfTheCatalogueAreOffered() throws IOException {
        List<String> offered = new ArrayList<>();
        schema("config").at("/$defs/environmentNames/items/anyOf/0/enum").forEach(name -> offered.add(name.asText()));
        assertThat(offered.remove("all")).isTrue();
        assertThat(offered.remove("everything")).isTrue();
        assertThat(offered.removeAll(Environments.NAMED_GROUPS)).isTrue();
        assertThat(offered)
                .containsExactlyElementsOf(Catalogue.bundled().environments().stream()
                        .map(Environment::name)
                        .toList());
    }

    @Test
    void everySchemaIsListed() throws IOException {
        List<String> lines = project.inside("schema").out().lines().toList();
        assertThat(lines).hasSize(9);
        for (String line : lines) {
            String[] words = line.split(" +", 3);
            assertThat(schema(words[0]).path("$id").asText()).isEqualTo(words[1]);
        }
    }
}
