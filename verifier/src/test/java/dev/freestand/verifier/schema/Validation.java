package dev.freestand.verifier.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Documents held against the published schemas. */
public final class Validation {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Schema, JsonSchema> PUBLISHED = new EnumMap<>(Schema.class);
    private static final Map<Schema, JsonSchema> CLOSED = new EnumMap<>(Schema.class);

    static {
        for (Schema schema : Schema.values()) {
            PUBLISHED.put(schema, compile(read(schema.text())));
            CLOSED.put(schema, compile(closed(read(schema.text()))));
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

    private static List<String> texts(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static JsonSchema compile(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
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
