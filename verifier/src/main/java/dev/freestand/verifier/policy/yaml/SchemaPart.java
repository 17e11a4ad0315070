package dev.freestand.verifier.policy.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of the schema of {@code freestand.yaml}, its reference followed; what stands beside the reference prevails.
 *
 * @param root the whole schema
 * @param node the part
 */
record SchemaPart(JsonNode root, JsonNode node) {

    /** The part that is a whole schema. */
    static SchemaPart of(JsonNode schema) {
        return new SchemaPart(schema, schema);
    }

    private SchemaPart follow(JsonNode part) {
        if (!part.has("$ref")) {
            return new SchemaPart(root, part);
        }
        ObjectNode merged =
                follow(root.at(part.path("$ref").asText().substring(1))).node().deepCopy();
        merged.setAll((ObjectNode) part.deepCopy());
        merged.remove("$ref");
        return new SchemaPart(root, merged);
    }

    /** What stands below a keyword, such as {@code items}. */
    SchemaPart at(String keyword) {
        return follow(node.path(keyword));
    }

    /** What the value of a key has to be; null where there can be no such key. */
    @Nullable
    SchemaPart property(String key) {
        if (node.path("properties").has(key)) {
            return follow(node.path("properties").path(key));
        }
        for (Map.Entry<String, JsonNode> pattern :
                node.path("patternProperties").properties()) {
            if (Pattern.compile(pattern.getKey()).matcher(key).find()) {
                return follow(pattern.getValue());
            }
        }
        return node.path("additionalProperties").isObject() ? at("additionalProperties") : null;
    }

    /** What has to stand at a path; as far as there is any. */
    SchemaPart inside(List<Object> path) {
        SchemaPart part = this;
        for (Object step : path) {
            SchemaPart next = step instanceof String key
                    ? part.as("object").property(key)
                    : part.as("array").at("items");
            if (next == null) {
                break;
            }
            part = next;
        }
        return part;
    }

    /** The alternatives: itself, where there is no choice. */
    List<SchemaPart> alternatives() {
        if (node.has("type") || !node.has("anyOf")) {
            return List.of(this);
        }
        List<SchemaPart> all = new ArrayList<>();
        node.path("anyOf").forEach(one -> all.add(follow(one)));
        return all;
    }

    /** The alternative for a type; itself, where there is no choice. */
    SchemaPart as(String type) {
        return alternatives().stream()
                .filter(one -> one.types().contains(type))
                .findFirst()
                .orElse(this);
    }

    /** Whether something of that kind can stand here. */
    boolean allows(YamlKind kind) {
        return alternatives().stream()
                .map(SchemaPart::types)
                .anyMatch(types -> types.contains(kind.type()) || kind == YamlKind.INTEGER && types.contains("number"));
    }

    /** The types that it can be of, in the words of JSON Schema. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        JsonNode type = node.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        List<JsonNode> values = new ArrayList<>();
        node.path("enum").forEach(values::add);
        if (node.has("const")) {
            values.add(node.path("const"));
        }
        values.forEach(value -> types.add(value.isBoolean() ? "boolean" : value.isInt() ? "integer" : "string"));
        return types;
    }

    /** The words that it can be; empty where it can be any. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        node.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }
}
