package dev.freestand.cli.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.json.Mappers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Whether a file that is there is as a report of it says: all that its own bytes tell is found out again. */
public final class FileFacts {

    /**
     * What depends on more than the file: the name and mode that it has, the tools of the machine, and what lay beside it.
     */
    private static final List<String> OF_THE_MACHINE =
            List.of("path", "privileges", "witnesses", "verdict", "hazards", "hazardSearch");

    private static final JsonMapper JSON = Mappers.strict().build();

    private FileFacts() {}

    /**
     * The fields in which two reports of one file differ, by their names in JSON; empty where they agree on all that a file
     * tells by itself.
     */
    public static List<String> differences(FileReport stated, FileReport found) {
        ObjectNode one = facts(stated);
        ObjectNode other = facts(found);
        List<String> differences = new ArrayList<>();
        for (Iterator<String> names = one.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode now = other.get(name);
            if (!Objects.equals(one.get(name), now)) {
                differences.add(name);
            }
        }
        // The verdict's tools are another machine's, but what it says of the linkage is the file's.
        if (stated.verdict().linkage() != stated.linkage()) {
            differences.add("verdict");
        }
        return List.copyOf(differences);
    }

    private static ObjectNode facts(FileReport report) {
        ObjectNode facts = JSON.valueToTree(report);
        facts.remove(OF_THE_MACHINE);
        return facts;
    }
}
