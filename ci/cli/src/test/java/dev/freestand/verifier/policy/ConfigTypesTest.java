package dev.freestand.verifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.freestand.cli.project.Project;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every key of {@code freestand.yaml} with something of every other type behind it: what the refusal says, and where. */
class ConfigTypesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of each type, and some that are nearly right. */
    private static final String VALUES = """
            [null, true, 7, -1, 1.5, 12345678901234567890123, "", "some text", "gcc x.c", "static-pie", "12 parsecs",
             [], [null], ["x"], [["x"]], [{}], [7], {}, {"x": "y"}, {"x": null}, {"x": {}}, {"x": []}]
            """;

    /** What only people who know the program's source would understand. */
    private static final String INTERNAL =
            "(?s).*(dev\\.freestand|java\\.|com\\.fasterxml|org\\.yaml|`|Document|Deserializ|deserializ|VALUE_|START_"
                    + "|\\bString\\b|\\bInteger\\b|ArrayList|Creator|\\bnull\\b|instance|Exception|token|reference chain).*";

    private static String refusal(String text) {
        try {
            Project.LOADER.parse("freestand.yaml", text);
            return "";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }

    /** Written so that each key and element has a line of its own, and its line identifies it. */
    private static void write(
            JsonNode node, String indent, JsonPointer at, StringBuilder text, Map<Integer, String> lines) {
        if (node.isObject() && !node.isEmpty()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                JsonPointer inside = at.appendProperty(member.getKey());
                lines.put(lines.size() + 1, inside.toString());
                text.append(indent).append(TextNode.valueOf(member.getKey())).append(":");
                value(member.getValue(), indent, inside, text, lines);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                JsonPointer inside = at.appendIndex(i);
                lines.put(lines.size() + 1, inside.toString());
                text.append(indent).append("-");
                value(node.get(i), indent, inside, text, lines);
            }
        }
    }

    private static void value(
            JsonNode node, String indent, JsonPointer at, StringBuilder text, Map<Integer, String> lines) {
        if (node.isContainerNode() && !node.isEmpty()) {
            text.append("\n");
            write(node, indent + "  ", at, text, lines);
        } else {
            text.append(" ").append(node).append("\n");
        }
    }

    @Test
    void everyWrongTypeIsNamedInTheWordsOfTheFile() throws IOException {
        JsonNode full = new YAMLMapper().readTree(ConfigSchemaTest.FULL);
        List<String> faults = new ArrayList<>();
        int refused = 0;
        for (JsonPointer place : ConfigSchemaTest.places(full, JsonPointer.empty())) {
            if (place.matches()) {
                continue;
            }
            for (JsonNode value : JSON.readTree(VALUES)) {
                JsonNode mutant = ConfigSchemaTest.with(full, place, value);
                StringBuilder text = new StringBuilder();
                Map<Integer, String> lines = new TreeMap<>();
                write(mutant, "", JsonPointer.empty(), text, lines);
                String refusal = refusal(text.toString());
                if (refusal.isEmpty()) {
                    continue;
                }
                refused++;
                String what = place + " = " + value + ": " + refusal;
                String[] parts = refusal.split(":", 4);
                if (refusal.matches(INTERNAL)) {
                    faults.add("internal words: " + what);
                } else if (parts.length < 4 || !parts[1].matches("[0-9]+")) {
                    faults.add("no place: " + what);
                } else if (!related(String.valueOf(lines.get(Integer.parseInt(parts[1]))), place.toString())
                        && !refusal.matches(ConfigSchemaTest.BEYOND_SCHEMA)) {
                    faults.add("place of " + lines.get(Integer.parseInt(parts[1])) + ": " + what);
                } else if (otherType(full.at(place), value)
                        && !refusal.matches(
                                ".*(for example|such as|: write |; write |unknown key|expected at least|either an).*")) {
                    faults.add("no example: " + what);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(refused).isGreaterThan(1000);
    }

    /** One is the other, or lies within it. */
    private static boolean related(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }

    /** Scalars are read as texts where a text is expected, so one in the place of another can be a wrong text only. */
    private static boolean otherType(JsonNode expected, JsonNode found) {
        return (expected.isContainerNode() || found.isContainerNode()) && expected.getNodeType() != found.getNodeType();
    }
}
