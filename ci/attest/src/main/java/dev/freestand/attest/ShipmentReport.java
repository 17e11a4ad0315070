package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import dev.freestand.core.name.EscapedText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code freestand verify-shipment} found.
 *
 * @param schema {@link #SCHEMA}
 * @param folder the folder, as it was named
 * @param findings everything that was looked at, in that order
 * @param verdict {@code FAIL} where anything is wrong, else {@code INCONCLUSIVE} where something was not established, else
 *     {@code PASS}
 */
public record ShipmentReport(String schema, String folder, List<ShipmentFinding> findings, Outcome verdict) {

    /** Name and version of the layout, as the document itself states them. */
    public static final String SCHEMA = "freestand/shipment/1";

    public ShipmentReport {
        findings = List.copyOf(findings);
    }

    /** A report whose verdict follows from its findings; without any, it is {@code INCONCLUSIVE}. */
    static ShipmentReport of(String folder, List<ShipmentFinding> findings) {
        List<Outcome> outcomes = findings.stream().map(ShipmentFinding::outcome).toList();
        boolean proved = !outcomes.isEmpty()
                && outcomes.stream().allMatch(each -> each == Outcome.PASS || each == Outcome.NOT_APPLICABLE);
        Outcome verdict = outcomes.contains(Outcome.FAIL) ? Outcome.FAIL : proved ? Outcome.PASS : Outcome.INCONCLUSIVE;
        return new ShipmentReport(SCHEMA, folder, findings, verdict);
    }

    /** The whole report for people: a finding a line, the verdict last. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ShipmentFinding finding : findings) {
            text.append(EscapedText.of(finding.outcome() + "  " + finding.check() + ": "
                            + finding.message().replace("\n", "\n      ")))
                    .append('\n');
        }
        return text.append(EscapedText.line(EscapedText.name(folder) + ": " + verdict))
                .append('\n')
                .toString();
    }

    /** The whole report as one object, and a line end behind it. */
    public String json() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("schema", new JsonString(schema));
        members.put("folder", new JsonString(folder));
        members.put(
                "findings",
                new JsonArray(
                        findings.stream().<JsonValue>map(ShipmentReport::json).toList()));
        members.put("verdict", new JsonString(verdict.name()));
        return new String(AttestJson.print(new JsonObject(members)), StandardCharsets.US_ASCII);
    }

    private static JsonObject json(ShipmentFinding finding) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("check", new JsonString(finding.check()));
        members.put("outcome", new JsonString(finding.outcome().name()));
        members.put("message", new JsonString(finding.message()));
        return new JsonObject(members);
    }
}
