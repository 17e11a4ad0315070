package dev.freestand.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A validator of JSON Schema is the oracle: what it refuses is refused, and nothing else. */
class JsonSchemaTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/dev/freestand/verifier/schema");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/proof.json");
    private static final int MUTANTS = 3000;
    private static final int FEWEST = 300;

    private final ObjectMapper jackson = new ObjectMapper();
    private final Random random = new Random(11);

    @Test
    void agreesWithAValidatorOnMutantsOfAProof() throws Exception {
        String proofs = Files.readString(SCHEMAS.resolve("proof-1.schema.json"));
        String files = Files.readString(SCHEMAS.resolve("file-1.schema.json"));
        JsonSchema ours = JsonSchema.of(proofs, files);
        Schema theirs = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(
                                Map.of("urn:freestand:schema:proof:1", proofs, "urn:freestand:schema:file:1", files)))
                .getSchema(SchemaLocation.of("urn:freestand:schema:proof:1"));
        JsonNode good = jackson.readTree(GOLDEN.toFile());
        assertThat(problems(ours, good)).isEmpty();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            JsonNode mutant = mutant(good.deepCopy());
            boolean fits = theirs.validate(mutant).isEmpty();
            assertThat(problems(ours, mutant).isEmpty()).as(mutant.toString()).isEqualTo(fits);
            refused += fits ? 0 : 1;
        }
        assertThat(refused).isBetween(FEWEST, MUTANTS - FEWEST);
    }

    private static List<SchemaProblem> problems(JsonSchema schema, JsonNode document) throws Exception {
        return schema.problems(JsonText.read(document.toString(), 50), 3);
    }

    private JsonNode mutant(JsonNode root) {
        JsonNode at = root;
        while (true) {
            List<Object> keys = new ArrayList<>();
            at.fieldNames().forEachRemaining(keys::add);
            for (int i = 0; at.isArray() && i < at.size(); i++) {
                keys.add(i);
            }
            if (keys.isEmpty()) {
                return root;
            }
            Object key = keys.get(random.nextInt(keys.size()));
            JsonNode child = key instanceof Integer index ? at.get(index) : at.get((String) key);
            if (child.isContainerNode() && !child.isEmpty() && random.nextInt(8) > 0) {
                at = child;
                continue;
            }
            change(at, key, child);
            return root;
        }
    }

    private void change(JsonNode parent, Object key, JsonNode child) {
        List<JsonNode> values = List.of(
                jackson.nullNode(),
                jackson.getNodeFactory().textNode("x"),
                jackson.getNodeFactory().textNode("FAIL"),
                jackson.getNodeFactory().numberNode(-1),
                jackson.getNodeFactory().numberNode(1.5),
                jackson.getNodeFactory().booleanNode(true),
                jackson.createObjectNode(),
                jackson.createArrayNode(),
                child);
        JsonNode value = values.get(random.nextInt(values.size()));
        if (parent instanceof ArrayNode array) {
            array.set((Integer) key, value);
        } else if (parent instanceof ObjectNode object) {
            switch (random.nextInt(4)) {
                case 0 -> object.remove((String) key);
                case 1 -> object.set("added", value);
                default -> object.set((String) key, value);
            }
        }
    }

    @Test
    void compactTextIsThatOfJackson() throws Exception {
        JsonNode good = jackson.readTree(GOLDEN.toFile());
        assertThat(JsonPrinter.compact(JsonText.read(Files.readString(GOLDEN), 50)))
                .isEqualTo(good.toString());
        String odd = "{\"\\u0000\\b\\f\\n\\r\\t\\u001f\\u007f\\\"\\\\/é\\ud83d\\ude00\":[-0.5,1e3,true,null,{},[]]}";
        JsonNode tree = jackson.readTree("{\"a\":" + odd + "}");
        assertThat(JsonPrinter.compact(JsonText.read("{\"a\":" + odd + "}", 50)))
                .isEqualTo(tree.toString().replace("1000.0", "1e3"));
    }

    /** A rule that is passed over would be no rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"$id\":\"a\",\"oneOf\":[]}|unknown keyword oneOf",
                "{\"$id\":\"a\",\"items\":{\"maxLength\":1}}|unknown keyword maxLength",
                "{\"$id\":\"a\",\"properties\":{\"x\":{\"$ref\":\"#/$defs/gone\"}}}|refers to #/$defs/gone",
                "{\"$id\":\"a\",\"items\":{\"$ref\":\"urn:other\"}}|refers to urn:other",
                "[]|not an object",
                "{|not JSON",
            })
    void aSchemaThatIsNotUnderstoodIsRefused(String schema, String words) {
        assertThatThrownBy(() -> JsonSchema.of(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void problemsHavePlacesAndAreCounted() throws IOException, JsonText.MalformedException {
        JsonSchema schema = JsonSchema.of("""
                {"$id": "a", "type": "object", "required": ["x"],
                 "properties": {"x": {"type": "array", "minItems": 1, "items": {"anyOf": [
                     {"type": "integer", "minimum": 0}, {"type": "null"}]}}},
                 "additionalProperties": false}
                """);
        assertThat(schema.problems(JsonText.read("{\"y\": 1}", 9), 9))
                .extracting(SchemaProblem::message)
                .containsExactly("required property 'x' not found", "property 'y' is not known");
        assertThat(schema.problems(JsonText.read("{\"x\": [1, null, -1, \"a\"]}", 9), 9))
                .extracting(each -> each.place() + ": " + each.message())
                .containsExactly("/x/2: must be at least 0", "/x/3: string found, integer expected");
        assertThat(schema.problems(JsonText.read("{\"x\": [true, true]}", 9), 1))
                .hasSize(1);
    }
}
