package dev.freestand.verifier.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import java.util.Set;

/** A proof of which every text is hostile: names, paths, outputs, versions, and the names of tools and sections. */
final class HostileProof {

    /** Markup of every format, the ends of what it may stand in, characters that no page can hold, and much of it. */
    static final String TEXT = "<script>alert(1)</script>\"><img src=x onerror=alert(1)></script></style></title>-->"
            + "]]>'`*[x](javascript:alert(1))|\n\n# @all\u0000\u001b[31m\u202e\u2028\u2066\ud800${1+1}&lt;"
            + "x".repeat(5000);

    /** Fields whose words are those of an enum, or of the layout. */
    private static final Set<String> WORDS = Set.of(
            "schema",
            "outcome",
            "verdict",
            "kind",
            "linkage",
            "predicted",
            "result",
            "situation",
            "tls",
            "observed",
            "flavour",
            "rule",
            "grade",
            "relro",
            "canary",
            "fortify",
            "says",
            "sectionTable",
            "byteOrder",
            "role");

    private static final Set<String> MAPS = Set.of("tools", "symbolFloor", "systemCalls", "sectionBudgets");

    private HostileProof() {}

    static Proof proof() throws JsonProcessingException {
        ObjectMapper mapper = Mappers.strict().build();
        JsonNode good = mapper.readTree(ProofJson.print(SampleProof.proof()));
        // Of the file alone; what is rendered is the proof.
        ((ObjectNode) good).remove("digest");
        return mapper.treeToValue(spoilt("", good), Proof.class);
    }

    private static JsonNode spoilt(String field, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.fields()
                    .forEachRemaining(one ->
                            copy.set(MAPS.contains(field) ? TEXT : one.getKey(), spoilt(one.getKey(), one.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(one -> copy.add(spoilt(field, one)));
            return copy;
        }
        return node.isTextual() && !WORDS.contains(field) ? TextNode.valueOf(TEXT) : node;
    }
}
