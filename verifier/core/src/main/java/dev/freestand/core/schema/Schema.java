package dev.freestand.core.schema;

import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import dev.freestand.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A published schema, in JSON Schema draft 2020-12.
 *
 * <p>Those of printed documents are open: within a version fields may be added, and none is removed, renamed or given
 * another meaning, so that a document of a later release still fits the schema of an earlier one. That of {@code
 * freestand.yaml} is closed, as its loader is.
 */
public enum Schema {
    /** {@code freestand.yaml}. */
    CONFIG("config"),
    /** {@code proof.json}. */
    PROOF("proof"),
    /** {@code freestand inspect --format json}. */
    INSPECT("inspect"),
    /** One file of it, which is also a line of {@code freestand scan --format json}. */
    FILE("file"),
    /** {@code freestand inspect --tree --format json}. */
    TREE("tree"),
    /** {@code freestand inspect --size --format json}. */
    SIZE("size"),
    /** {@code freestand inspect --diff --format json}. */
    DIFF("diff"),
    /** {@code freestand verify-shipment --format json}. */
    SHIPMENT("shipment"),
    /** {@code freestand doctor --format json}. */
    DOCTOR("doctor");

    private static final int DEPTH = 50;
    private static final String DEFINITIONS = "$defs";

    /** Columns that the label and the id take in a list. */
    private static final int LABEL = 9;

    private static final int ID = 34;

    private final String label;

    Schema(String label) {
        this.label = label;
    }

    /** The schema of that name. */
    public static Optional<Schema> byLabel(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** What to say of a name that is no schema's. */
    public static String unknown(String label) {
        return "there is no schema " + label + "; there are "
                + Arrays.stream(values()).map(Schema::label).collect(Collectors.joining(", "));
    }

    /**
     * All schemas, one a line: label, id, title.
     *
     * @param files the text of the file of each, as {@link #file} names it
     */
    public static String list(Function<Schema, String> files) {
        StringBuilder list = new StringBuilder();
        for (Schema schema : values()) {
            list.append(column(schema.label, LABEL))
                    .append(column(schema.id(), ID))
                    .append(schema.title(files))
                    .append('\n');
        }
        return list.toString();
    }

    private static String column(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** The word on the command line, such as {@code proof}. */
    public String label() {
        return label;
    }

    /** Its {@code $id}, which ends with the version of the layout. */
    public String id() {
        return "urn:freestand:schema:" + label + ":1";
    }

    /** The name of the file that it stands in. */
    public String file() {
        return label + "-1.schema.json";
    }

    /** What it describes, in a few words. */
    public String title(Function<Schema, String> files) {
        return String.valueOf(read(files).text("title"));
    }

    /** The whole schema and a line end behind it. Others that it refers to are embedded, so that it stands by itself. */
    public String text(Function<Schema, String> files) {
        JsonObject own = read(files);
        List<String> references = new ArrayList<>();
        references(own, references);
        Map<String, JsonValue> definitions = new LinkedHashMap<>();
        if (own.get(DEFINITIONS) instanceof JsonObject defined) {
            definitions.putAll(defined.members());
        }
        for (Schema other : values()) {
            if (other != this && references.stream().anyMatch(one -> one.startsWith(other.id()))) {
                definitions.put(other.id(), other.read(files));
            }
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(own.members());
        if (!definitions.isEmpty()) {
            members.put(DEFINITIONS, new JsonObject(definitions));
        }
        return JsonWriter.indented().value(new JsonObject(members)) + "\n";
    }

    private static void references(JsonValue value, List<String> found) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                if (name.equals("$ref") && member instanceof JsonString reference) {
                    found.add(reference.text());
                } else {
                    references(member, found);
                }
            });
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> references(element, found));
        }
    }

    private JsonObject read(Function<Schema, String> files) {
        try {
            return (JsonObject) JsonText.read(files.apply(this), DEPTH);
        } catch (JsonText.MalformedException e) {
            throw new IllegalStateException(file() + " is no JSON", e);
        }
    }
}
