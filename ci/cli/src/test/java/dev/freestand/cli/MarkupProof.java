package dev.freestand.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A proof of which every text that may be anything is markup that would set {@code window.pwned}, or break a script. */
final class MarkupProof {

    /** What only certain words may stand in. */
    private static final Set<String> WORDS = Set.of(
            "schema",
            "kind",
            "linkage",
            "flavour",
            "outcome",
            "predicted",
            "observed",
            "result",
            "situation",
            "tls",
            "rule",
            "verdict",
            "relro",
            "canary",
            "fortify",
            "says",
            "grade",
            "sectionTable",
            "byteOrder",
            "role");

    private static final String MARKUP = "</script><script>window.pwned = 1</script></style></title></pre></textarea>"
            + "<img src=x onerror=\"window.pwned = 1\"><svg onload=\"window.pwned = 1\">"
            + "\" onmouseover=\"window.pwned = 1\" ' --> ]]> ${7*7} <!--<script> \u2028\u202e\u0000 \\u003c ";

    private MarkupProof() {}

    static Proof of(Path proof) throws IOException {
        ObjectMapper json = Mappers.strict().build();
        ObjectNode tree = (ObjectNode) json.readTree(Files.readString(proof));
        tree.remove("digest");
        return json.treeToValue(hostile("", tree), Proof.class);
    }

    private static JsonNode hostile(String name, JsonNode node) {
        if (node instanceof TextNode text) {
            return WORDS.contains(name) ? text : new TextNode(MARKUP + text.asText());
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, hostile(name, array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(hostile(field.getKey(), field.getValue())));
            rename(name, object);
        }
        return node;
    }

    /** The keys of these are names that come from a file or a tool. */
    private static void rename(String name, ObjectNode object) {
        if (Set.of("tools", "symbolFloor", "systemCalls").contains(name)) {
            ObjectNode names = object.deepCopy();
            object.removeAll();
            names.properties().forEach(field -> object.set(MARKUP + field.getKey(), field.getValue()));
        }
    }
}
