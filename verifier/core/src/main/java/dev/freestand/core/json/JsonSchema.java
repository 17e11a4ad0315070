package dev.freestand.core.json;

import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonNull;
import dev.freestand.core.json.JsonValue.JsonNumber;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON with a schema: as much of <a href="https://json-schema.org/draft/2020-12/schema">JSON Schema 2020-12</a> as
 * the published schemas use. A schema that uses more is refused when it is read, so that no rule is passed over.
 */
public final class JsonSchema {

    private static final int DEEPEST = 50;

    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$comment", "$defs", "title", "description", "examples", "default", "format");

    private static final Set<String> RULES = Set.of(
            "$ref",
            "type",
            "const",
            "enum",
            "anyOf",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "pattern",
            "minimum",
            "maximum");

    private final Map<String, JsonObject> documents = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    private final JsonObject main;

    private JsonSchema(JsonObject main) {
        this.main = main;
    }

    /**
     * Reads a schema.
     *
     * @param text the schema that values are compared with
     * @param others the texts of schemas that it refers to
     * @throws IllegalArgumentException if one is not JSON, or uses a keyword that is not known here
     */
    public static JsonSchema of(String text, String... others) {
        List<JsonObject> read = new ArrayList<>();
        read.add(object(text));
        for (String other : others) {
            read.add(object(other));
        }
        JsonSchema schema = new JsonSchema(read.get(0));
        for (JsonObject document : read) {
            schema.documents.put(id(document), document);
        }
        for (JsonObject document : read) {
            schema.prepare(document, document);
        }
        return schema;
    }

    private static JsonObject object(String text) {
        try {
            if (JsonText.read(text, DEEPEST) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonText.MalformedException e) {
            throw new IllegalArgumentException("a schema is not JSON: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a schema is not an object");
    }

    private static String id(JsonObject document) {
        return String.valueOf(document.text("$id"));
    }

    /** Looks at every schema in a document once. */
    private void prepare(JsonValue value, JsonObject document) {
        if (!(value instanceof JsonObject schema)) {
            return;
        }
        for (Map.Entry<String, JsonValue> rule : schema.members().entrySet()) {
            if (!ANNOTATIONS.contains(rule.getKey()) && !RULES.contains(rule.getKey())) {
                throw new IllegalArgumentException("a schema has the unknown keyword " + rule.getKey());
            }
        }
        String pattern = schema.text("pattern");
        if (pattern != null) {
            patterns.put(pattern, Pattern.compile(pattern));
        }
        String reference = schema.text("$ref");
        if (reference != null) {
            target(reference, document);
        }
        for (String group : List.of("properties", "$defs")) {
            if (schema.get(group) instanceof JsonObject members) {
                members.members().values().forEach(each -> prepare(each, document));
            }
        }
        schema.list("anyOf").forEach(each -> prepare(each, document));
        for (String single : List.of("items", "additionalProperties")) {
            JsonValue inner = schema.get(single);
            if (inner != null) {
                prepare(inner, document);
            }
        }
    }

    /**
     * What does not fit.
     *
     * @param most how many problems are looked for
     * @return the problems in the order of the schema; empty where all fits
     */
    public List<SchemaProblem> problems(JsonValue value, int most) {
        Run run = new Run(most);
        run.check(value, main, main, "");
        return List.copyOf(run.found);
    }

    private Target target(String reference, JsonObject from) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        JsonObject document = name.isEmpty() ? from : documents.get(name);
        JsonValue at = document;
        String[] steps = hash < 0 || hash == reference.length() - 1
                ? new String[0]
                : reference.substring(hash + 2).split("/", -1);
        for (String step : steps) {
            at = at instanceof JsonObject object ? object.get(step) : null;
        }
        if (document == null || !(at instanceof JsonObject schema)) {
            throw new IllegalArgumentException("a schema refers to " + reference + ", which is not there");
        }
        return new Target(document, schema);
    }

    /** A schema, and the document that it lies in. */
    private record Target(JsonObject document, JsonObject schema) {}

    private final class Run {

        private final List<SchemaProblem> found = new ArrayList<>();
        private final int most;

        private Run(int most) {
            this.most = most;
        }

        private void check(JsonValue value, JsonObject schema, JsonObject document, String place) {
            String reference = schema.text("$ref");
            if (reference != null) {
                Target target = target(reference, document);
                check(value, target.schema(), target.document(), place);
            }
            if (typeFits(value, schema, place)) {
                words(value, schema, place);
                bounds(value, schema, place);
                alternatives(value, schema, document, place);
                if (value instanceof JsonObject object) {
                    members(object, schema, document, place);
                } else if (value instanceof JsonArray array) {
                    elements(array, schema, document, place);
                }
            }
        }

        private void problem(String place, String keyword, @Nullable String property, String message) {
            if (found.size() < most) {
                found.add(new SchemaProblem(place, keyword, property, message));
            }
        }

        private boolean typeFits(JsonValue value, JsonObject schema, String place) {
            List<String> types = new ArrayList<>();
            if (schema.get("type") instanceof JsonString one) {
                types.add(one.text());
            }
            for (JsonValue each : schema.list("type")) {
                types.add(((JsonString) each).text());
            }
            String type = type(value);
            if (types.isEmpty() || types.contains(type) || type.equals("integer") && types.contains("number")) {
                return true;
            }
            problem(place, "type", null, type + " found, " + String.join(" or ", types) + " expected");
            return false;
        }

        private void words(JsonValue value, JsonObject schema, String place) {
            JsonValue only = schema.get("const");
            if (only != null && !only.equals(value)) {
                problem(place, "const", null, "must be " + JsonPrinter.compact(only));
            }
            List<JsonValue> words = schema.list("enum");
            if (!words.isEmpty() && !words.contains(value)) {
                problem(place, "enum", null, "must be one of " + JsonPrinter.compact(new JsonArray(words)));
            }
            String pattern = schema.text("pattern");
            Pattern compiled = pattern == null ? null : patterns.get(pattern);
            if (compiled != null
                    && value instanceof JsonString string
                    && !compiled.matcher(string.text()).find()) {
                problem(place, "pattern", null, "does not match " + pattern);
            }
        }

        private void bounds(JsonValue value, JsonObject schema, String place) {
            if (value instanceof JsonNumber number) {
                if (schema.get("minimum") instanceof JsonNumber least && number.value() < least.value()) {
                    problem(place, "minimum", null, "must be at least " + least.text());
                }
                if (schema.get("maximum") instanceof JsonNumber greatest && number.value() > greatest.value()) {
                    problem(place, "maximum", null, "must be at most " + greatest.text());
                }
            }
            if (value instanceof JsonArray array) {
                int length = array.elements().size();
                if (schema.get("minItems") instanceof JsonNumber least && length < least.value()) {
                    problem(place, "minItems", null, "must have at least " + least.text() + " elements");
                }
                if (schema.get("maxItems") instanceof JsonNumber greatest && length > greatest.value()) {
                    problem(place, "maxItems", null, "must have at most " + greatest.text() + " elements");
                }
            }
        }

        /** Where no alternative fits, the problems of the one that fits best are reported: that is the one that was meant. */
        private void alternatives(JsonValue value, JsonObject schema, JsonObject document, String place) {
            Run nearest = null;
            for (JsonValue alternative : schema.list("anyOf")) {
                Run run = new Run(most);
                run.check(value, (JsonObject) alternative, document, place);
                if (run.found.isEmpty()) {
                    return;
                }
                boolean wrongType = run.found.get(0).keyword().equals("type")
                        && run.found.get(0).place().equals(place);
                if (nearest == null || !wrongType) {
                    nearest = run;
                }
            }
            if (nearest != null) {
                for (SchemaProblem each : nearest.found) {
                    problem(each.place(), each.keyword(), each.property(), each.message());
                }
            }
        }

        private void members(JsonObject object, JsonObject schema, JsonObject document, String place) {
            for (JsonValue each : schema.list("required")) {
                String name = ((JsonString) each).text();
                if (object.get(name) == null) {
                    problem(place, "required", name, "required property '" + name + "' not found");
                }
            }
            JsonObject known =
                    schema.get("properties") instanceof JsonObject properties ? properties : new JsonObject(Map.of());
            JsonValue others = schema.get("additionalProperties");
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                String name = member.getKey();
                String inner = place + "/" + name;
                if (found.size() >= most) {
                    return;
                }
                if (known.get(name) instanceof JsonObject property) {
                    check(member.getValue(), property, document, inner);
                } else if (others instanceof JsonObject any) {
                    check(member.getValue(), any, document, inner);
                } else if (others instanceof JsonBoolean allowed && !allowed.value()) {
                    problem(place, "additionalProperties", name, "property '" + name + "' is not known");
                }
            }
        }

        private void elements(JsonArray array, JsonObject schema, JsonObject document, String place) {
            if (schema.get("items") instanceof JsonObject items) {
                for (int i = 0; i < array.elements().size() && found.size() < most; i++) {
                    check(array.elements().get(i), items, document, place + "/" + i);
                }
            }
        }
    }

    private static String type(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.whole() ? "integer" : "number";
        }
        if (value instanceof JsonObject) {
            return "object";
        }
        if (value instanceof JsonArray) {
            return "array";
        }
        if (value instanceof JsonString) {
            return "string";
        }
        return value instanceof JsonNull ? "null" : "boolean";
    }
}
