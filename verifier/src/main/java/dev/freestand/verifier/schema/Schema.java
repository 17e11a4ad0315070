package dev.freestand.verifier.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.verifier.report.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

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
    SHIPMENT("shipment");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String label;

    Schema(String label) {
        this.label = label;
    }

    /** The schema of that name. */
    public static Optional<Schema> byLabel(String label) {
        for (Schema schema : values()) {
            if (schema.label.equals(label)) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }

    /** The word on the command line, such as {@code proof}. */
    public String label() {
        return label;
    }

    /** Its {@code $id}, which ends with the version of the layout. */
    public String id() {
        return "urn:freestand:schema:" + label + ":1";
    }

    /** What it describes, in a few words. */
    public String title() {
        return read().path("title").asText();
    }

    /** The whole schema and a line end behind it. Others that it refers to are embedded, so that it stands by itself. */
    public String text() {
        ObjectNode schema = read();
        for (Schema other : values()) {
            if (other != this && schema.findValuesAsText("$ref").stream().anyMatch(ref -> ref.startsWith(other.id()))) {
                schema.withObjectProperty("$defs").set(other.id(), other.read());
            }
        }
        try {
            return StrictJson.print(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode read() {
        String resource = label + "-1.schema.json";
        try (InputStream in = Schema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program's jar");
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
