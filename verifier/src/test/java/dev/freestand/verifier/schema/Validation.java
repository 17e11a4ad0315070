package dev.freestand.verifier.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freestand.core.schema.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Documents held against the published schemas. */
public final class Validation {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Schema, com.networknt.schema.Schema> PUBLISHED = new EnumMap<>(Schema.class);
    private static final Map<Schema, com.networknt.schema.Schema> CLOSED = new EnumMap<>(Schema.class);

    static {
        for (Schema schema : Schema.values()) {
            PUBLISHED.put(schema, compile(read(schema.text(SchemaFiles::text))));
            CLOSED.put(schema, compile(closed(read(schema.text(SchemaFiles::text)))));
        }
    }

    private Validation() {}

    /** What the schema as it is published has to say; empty when the document fits. */
    public static List<String> problems(Schema schema, JsonNode document) {
        return texts(PUBLISHED.get(schema), document);
    }

    /** What it has to say when no field may be there that it does not name. */
    public static List<String> strictProblems(Schema schema, String document) {
        return texts(CLOSED.get(schema), read(document));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> texts(com.networknt.schema.Schema schema, JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).toList();
    }

    private static com.networknt.schema.Schema compile(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    /** The same with every object of named properties closed. */
    static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Validation::closed);
        return schema;
    }
}
