package dev.freestand.verifier.policy.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.core.name.Suggestion;
import dev.freestand.core.schema.Schema;
import dev.freestand.verifier.schema.SchemaFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Compares a file that was refused with the published schema, to say in the words of the file what is wrong and where. The
 * schema decides nothing: whether a file is refused is the loader's business alone.
 */
final class SchemaComparison {

    /** Longest text that is compared with a pattern. */
    private static final int LONGEST = 200;

    private final List<SchemaMismatch> misfits = new ArrayList<>();

    private SchemaComparison() {}

    /** Everything that differs, in the order of the file. */
    static List<SchemaMismatch> misfits(Node document) {
        SchemaComparison shape = new SchemaComparison();
        shape.walk(document, SchemaPart.of(schema()), List.of());
        return List.copyOf(shape.misfits);
    }

    /** What has to stand at a path, and what does. */
    static String expected(Node document, List<Object> path) {
        Node found = YamlPlace.node(document, path);
        return SchemaDescriber.expected(
                lastKey(path), SchemaPart.of(schema()).inside(path), found == null ? document : found);
    }

    /** The published schema of the file. */
    static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(SchemaFiles.text(Schema.CONFIG));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Schema.CONFIG.file() + " is no JSON", e);
        }
    }

    private void walk(Node node, SchemaPart part, List<Object> path) {
        YamlKind kind = YamlKind.of(node);
        if (part.allows(kind)) {
            if (node instanceof MappingNode mapping) {
                mapping(mapping, part.as("object"), path);
            } else if (node instanceof SequenceNode sequence) {
                SchemaPart items = part.as("array").at("items");
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    walk(sequence.getValue().get(i), items, with(path, i));
                }
                if (sequence.getValue().size()
                        < part.as("array").node().path("minItems").asInt()) {
                    misfit(path, SchemaMismatch.Kind.VALUE, part, node);
                }
            } else {
                scalar((ScalarNode) node, kind, part.as(kind.type()), path);
            }
        } else {
            boolean near = kind == YamlKind.NULL || part.allows(YamlKind.TEXT) && node instanceof ScalarNode;
            misfit(path, near ? SchemaMismatch.Kind.NEAR_TYPE : SchemaMismatch.Kind.TYPE, part, node);
        }
    }

    private void mapping(MappingNode mapping, SchemaPart part, List<Object> path) {
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                misfits.add(new SchemaMismatch(
                        path, SchemaMismatch.Kind.TYPE, "a key is a list or a mapping, expected a name"));
                continue;
            }
            String key = scalar.getValue();
            List<Object> inside = with(path, key);
            SchemaPart value = part.property(key);
            if (value != null) {
                walk(entry.getValueNode(), value, inside);
            } else if (part.node().has("patternProperties")) {
                misfit(inside, SchemaMismatch.Kind.VALUE, part, entry.getValueNode());
            } else {
                misfits.add(new SchemaMismatch(inside, SchemaMismatch.Kind.TYPE, unknown(key, part)));
            }
            JsonNode names = part.node().path("propertyNames").path("pattern");
            if (names.isTextual() && !fits(names.asText(), key)) {
                misfit(inside, SchemaMismatch.Kind.VALUE, part, entry.getValueNode());
            }
        }
    }

    private static String unknown(String key, SchemaPart part) {
        TreeSet<String> known = new TreeSet<>();
        part.node().path("properties").fieldNames().forEachRemaining(known::add);
        String question = Suggestion.question(key, known);
        return "unknown key '" + key + "'" + question + (question.isEmpty() ? "; known" : " Known") + " here: "
                + String.join(", ", known);
    }

    private void scalar(ScalarNode node, YamlKind kind, SchemaPart part, List<Object> path) {
        JsonNode schema = part.node();
        String text = node.getValue();
        boolean wrong;
        if (schema.has("enum")) {
            wrong = !part.words().contains(text);
        } else if (schema.has("const")) {
            wrong = !schema.path("const").asText().equals(text);
        } else if (kind == YamlKind.INTEGER || kind == YamlKind.NUMBER) {
            wrong = outside(text, schema);
        } else {
            wrong = schema.has("pattern") && !fits(schema.path("pattern").asText(), text)
                    || schema.has("maxLength")
                            && text.length() > schema.path("maxLength").asInt();
        }
        if (wrong) {
            boolean word = schema.has("enum");
            misfit(path, word ? SchemaMismatch.Kind.TYPE : SchemaMismatch.Kind.VALUE, part, node);
        }
    }

    private static boolean outside(String text, JsonNode schema) {
        try {
            BigDecimal number = new BigDecimal(text);
            return schema.has("minimum")
                            && number.compareTo(schema.path("minimum").decimalValue()) < 0
                    || schema.has("maximum")
                            && number.compareTo(schema.path("maximum").decimalValue()) > 0;
        } catch (NumberFormatException otherNotation) {
            // YAML has others, such as 0x1f and 1_000; whether they are taken is not asked here.
            return false;
        }
    }

    /** Texts that would take long to compare fit. */
    private static boolean fits(String pattern, String text) {
        return text.length() > LONGEST || Pattern.compile(pattern).matcher(text).find();
    }

    private void misfit(List<Object> path, SchemaMismatch.Kind kind, SchemaPart part, Node found) {
        misfits.add(new SchemaMismatch(path, kind, SchemaDescriber.expected(lastKey(path), part, found)));
    }

    private static @Nullable String lastKey(List<Object> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) instanceof String key) {
                return key;
            }
        }
        return null;
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
