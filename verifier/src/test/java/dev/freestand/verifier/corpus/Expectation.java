package dev.freestand.verifier.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import java.util.List;

/**
 * What is kept of a report: all of {@code F} except where the file was, its size and what tools of this
 * host said of it. {@code sections} keeps names and order, {@code buildId} its length, so that a compiler's next version
 * changes few of them.
 */
final class Expectation {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> LEFT_OUT = List.of("path", "sha256", "size", "witnesses");

    private Expectation() {}

    /** The projection as a document with a line end behind it. */
    static String of(FileReport report) throws JsonProcessingException {
        JsonNode document = MAPPER.readTree(InspectionJson.document(List.of(report)));
        ObjectNode file = (ObjectNode) document.get("files").get(0);
        file.remove(LEFT_OUT);
        var names = MAPPER.createArrayNode();
        file.path("sections").forEach(section -> names.add(section.get("name")));
        // Tens of thousands of sections are reported by their number.
        if (names.size() > 100) {
            file.put("sections", names.size() + " sections");
        } else {
            file.set("sections", names);
        }
        if (file.path("hardening").path("buildId").isTextual()) {
            ObjectNode hardening = (ObjectNode) file.get("hardening");
            hardening.put("buildId", hardening.get("buildId").textValue().length() + " digits");
        }
        // Lists of names on one line each: one line of a diff is one fact.
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer(printer).writeValueAsString(file) + "\n";
    }
}
