package dev.freestand.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freestand.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every published schema keeps to. */
class SchemaTest {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    /** The objects with named properties in a schema, conditions left out. */
    private static List<JsonNode> objects(JsonNode schema) {
        List<JsonNode> found = new ArrayList<>();
        if (schema.path("type").asText().equals("object") && schema.has("properties")) {
            found.add(schema);
        }
        schema.forEach(part -> found.addAll(objects(part)));
        return found;
    }

    /** References to definitions that have a description, those of embedded schemas too. */
    private static Set<String> explained(JsonNode schema) {
        Set<String> found = new TreeSet<>();
        schema.path("$defs").fields().forEachRemaining(one -> {
            if (one.getValue().has("description")) {
                found.add("#/$defs/" + one.getKey());
            }
        });
        schema.forEach(part -> found.addAll(explained(part)));
        return found;
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    void isOfTheDraftThatItNames(Schema schema) {
        JsonNode text = Validation.read(schema.text(SchemaFiles::text));
        com.networknt.schema.Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DRAFT));
        assertThat(draft.validate(text)).isEmpty();
        assertThat(text.path("$schema").asText()).isEqualTo(DRAFT);
        assertThat(text.path("$id").asText()).isEqualTo(schema.id());
        assertThat(schema.title(SchemaFiles::text)).isNotBlank();
        assertThat(Schema.byLabel(schema.label())).contains(schema);
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    void everyFieldIsExplainedInPlaceOrWhereItRefersTo(Schema schema) {
        JsonNode text = Validation.read(schema.text(SchemaFiles::text));
        Set<String> explained = explained(text);
        List<String> bare = new ArrayList<>();
        for (JsonNode object : objects(text)) {
            object.get("properties").fields().forEachRemaining(field -> {
                String behind = field.getValue().path("$ref").asText();
                if (!field.getValue().has("description") && !explained.contains(behind)) {
                    bare.add(field.getKey());
                }
            });
        }
        assertThat(bare).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Schema.class, names = "CONFIG", mode = EnumSource.Mode.EXCLUDE)
    void whatIsPrintedIsOpenAndRequiresAllThatIsWritten(Schema schema) {
        JsonNode text = Validation.read(schema.text(SchemaFiles::text));
        assertThat(text.path("$comment").asText()).contains("Within a version fields may be added");
        assertThat(objects(text).isEmpty()).isFalse();
        for (JsonNode object : objects(text)) {
            assertThat(object.has("additionalProperties")).isFalse();
            List<String> required = new ArrayList<>();
            object.path("required").forEach(name -> required.add(name.asText()));
            List<String> names = new ArrayList<>();
            object.path("properties").fieldNames().forEachRemaining(names::add);
            assertThat(required).isEqualTo(names);
        }
    }

    @Test
    void theConfigurationIsClosedEverywhere() {
        JsonNode text = Validation.read(Schema.CONFIG.text(SchemaFiles::text));
        assertThat(objects(text).size()).isGreaterThan(8);
        for (JsonNode object : objects(text)) {
            assertThat(object.path("additionalProperties").asBoolean(true))
                    .as(object.path("description").asText())
                    .isFalse();
        }
    }

    @Test
    void namesAreExact() {
        assertThat(Schema.byLabel("Proof")).isEmpty();
        assertThat(Schema.byLabel("")).isEmpty();
    }
}
