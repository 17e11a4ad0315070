package dev.freestand.verifier.policy.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.core.name.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Says what the schema of {@code freestand.yaml} expects, in words and by an example. */
final class SchemaDescriber {

    /** A text that YAML takes as it stands, also within brackets. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9./_-][A-Za-z0-9./_+@=<>()%-]*( [A-Za-z0-9./_+@=<>()-]+)*");

    private static final Pattern NOT_TEXT =
            Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|-|[.]|[.]inf|[.]nan|[0-9._]+");

    private SchemaDescriber() {}

    /**
     * Such as {@code expected a list of texts, found the text 'gcc x.c'; for example build: [ cc, greet.c ]}.
     *
     * @param key the nearest key above, for the example; null at the top
     */
    static String expected(@Nullable String key, SchemaPart part, Node found) {
        List<String> words = part.words();
        String meant = found instanceof ScalarNode scalar && !words.isEmpty()
                ? Suggestion.question(scalar.getValue(), words)
                : "";
        String example = example(part);
        return "expected " + kind(part) + ", found " + YamlKind.found(found) + meant + "; for example "
                + (key == null ? example : key + ": " + example);
    }

    private static String kind(SchemaPart part) {
        JsonNode node = part.node();
        if (node.has("enum")) {
            List<String> words = part.words();
            return (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
        }
        if (node.has("const")) {
            return node.path("const").asText();
        }
        return part.alternatives().stream()
                .flatMap(one -> one.types().stream().map(type -> kind(type, one)))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String kind(String type, SchemaPart part) {
        return switch (type) {
            case "array" -> "a list of " + kinds(part.at("items"));
            case "object" -> "a mapping";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number" + range(part.node());
            case "number" -> "a number";
            default -> "a text";
        };
    }

    private static String range(JsonNode node) {
        return node.has("minimum") && node.has("maximum")
                ? " from " + node.path("minimum").asText() + " to "
                        + node.path("maximum").asText()
                : "";
    }

    private static String kinds(SchemaPart items) {
        if (!items.words().isEmpty()) {
            return "the words " + String.join(", ", items.words());
        }
        return items.types().contains("object") ? "mappings" : "texts";
    }

    /** Something that can stand there, as YAML writes it in one line. */
    static String example(SchemaPart part) {
        JsonNode node = part.node();
        if (node.path("examples").has(0)) {
            return flow(node.path("examples").get(0));
        }
        if (node.has("enum") || node.has("const")) {
            return flow(
                    node.has("const") ? node.path("const") : node.path("enum").get(0));
        }
        SchemaPart one = part.alternatives().get(0);
        String type = one.types().isEmpty() ? "string" : one.types().get(0);
        return switch (type) {
            case "array" -> "[ " + example(one.at("items")) + " ]";
            case "object" -> members(one);
            case "boolean" -> "true";
            case "integer", "number" ->
                String.valueOf(one.node().path("minimum").asInt());
            default -> "text";
        };
    }

    /** The keys that must be there; where none must, the first. */
    private static String members(SchemaPart part) {
        List<String> keys = new ArrayList<>();
        part.node().path("required").forEach(key -> keys.add(key.asText()));
        if (keys.isEmpty()) {
            part.node().path("properties").fieldNames().forEachRemaining(keys::add);
            keys.subList(Math.min(1, keys.size()), keys.size()).clear();
        }
        List<String> members = new ArrayList<>();
        for (String key : keys) {
            SchemaPart value = part.property(key);
            if (value != null) {
                members.add(key + ": " + example(value));
            }
        }
        return members.isEmpty() ? "{ name: value }" : "{ " + String.join(", ", members) + " }";
    }

    private static String flow(JsonNode value) {
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(one -> all.add(flow(one)));
            return "[ " + String.join(", ", all) + " ]";
        }
        if (value.isObject()) {
            List<String> all = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                all.add(member.getKey() + ": " + flow(member.getValue()));
            }
            return "{ " + String.join(", ", all) + " }";
        }
        String text = value.asText();
        boolean plain = !value.isTextual()
                || PLAIN.matcher(text).matches() && !NOT_TEXT.matcher(text).matches();
        return plain ? text : value.toString();
    }
}
