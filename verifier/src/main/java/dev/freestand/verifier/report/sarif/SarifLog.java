package dev.freestand.verifier.report.sarif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a sarifLog object (SARIF 2.1.0, section 3.13) that is written here. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    static SarifLog of(Run run) {
        return new SarifLog(SCHEMA, "2.1.0", List.of(run));
    }

    /** One run of a tool (3.14). */
    record Run(Tool tool, List<Artifact> artifacts, List<Result> results, String columnKind) {}

    /** The tool (3.18). */
    record Tool(Driver driver) {}

    /** The tool's main component (3.19). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Driver(String name, @Nullable String version, List<Descriptor> rules) {}

    /** A rule (3.49). */
    record Descriptor(
            String id, Text shortDescription, Text fullDescription, Text help, Map<String, Object> properties) {}

    /** A message (3.11). */
    record Text(String text) {}

    /** A file that was looked at (3.24). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Artifact(
            Location location, long length, @Nullable Map<String, String> hashes) {}

    /** Where a file is (3.4), as a URI reference. */
    record Location(String uri) {}

    /** A finding (3.27). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String ruleId,
            @Nullable Integer ruleIndex,
            String kind,
            String level,
            Text message,
            List<Place> locations,
            Map<String, String> partialFingerprints,
            @Nullable List<Suppression> suppressions) {}

    /** A location (3.28). */
    record Place(Physical physicalLocation, List<Logical> logicalLocations) {}

    /** A place in a file (3.29); here always the whole file. */
    record Physical(Location artifactLocation) {}

    /** A variant or an environment (3.33). */
    record Logical(String name, String kind) {}

    /** Why a finding does not count (3.35). */
    record Suppression(String kind, String status, String justification) {}
}
