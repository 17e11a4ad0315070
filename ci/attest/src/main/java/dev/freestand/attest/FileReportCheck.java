package dev.freestand.attest;

import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.proof.ProofReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a file that is there matches a report of it: all that its own bytes show is established again. */
public final class FileReportCheck {

    /**
     * What depends on more than the file: the name and mode that it has, the tools of the machine, and what lay beside it.
     */
    private static final List<String> OF_THE_MACHINE =
            List.of("path", "privileges", "witnesses", "verdict", "hazards", "hazardSearch");

    private FileReportCheck() {}

    /**
     * The fields in which two reports of one file differ, each as {@code freestand inspect --format json} has it; empty
     * where they agree on all that a file shows by itself.
     */
    public static List<String> differences(JsonObject stated, JsonObject found) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, JsonValue> fact : stated.members().entrySet()) {
            if (!OF_THE_MACHINE.contains(fact.getKey())
                    && !agree(ProofReader.FILE + "/" + fact.getKey(), fact.getValue(), found.get(fact.getKey()))) {
                differences.add(fact.getKey());
            }
        }
        // The verdict's tools are another machine's, but what it says of the linkage is the file's.
        if (!(stated.get("verdict") instanceof JsonObject verdict)
                || !Objects.equals(verdict.get("linkage"), stated.get("linkage"))) {
            differences.add("verdict");
        }
        return List.copyOf(differences);
    }

    /**
     * Equal, but for fields that the version which stated it did not write yet.
     *
     * @param place where it is in a proof
     */
    private static boolean agree(String place, JsonValue stated, @Nullable JsonValue found) {
        if (stated instanceof JsonArray array && found instanceof JsonArray other) {
            boolean same = array.elements().size() == other.elements().size();
            for (int i = 0; same && i < array.elements().size(); i++) {
                same = agree(
                        place + "/*", array.elements().get(i), other.elements().get(i));
            }
            return same;
        }
        if (!(stated instanceof JsonObject object && found instanceof JsonObject other)) {
            return stated.equals(found);
        }
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (!agree(place + "/" + member.getKey(), member.getValue(), other.get(member.getKey()))) {
                return false;
            }
        }
        for (String name : other.members().keySet()) {
            if (object.get(name) == null && !ProofReader.cameLater(place + "/" + name)) {
                return false;
            }
        }
        return true;
    }
}
