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
    record Run(
            Tool tool,
            List<Invocation> invocations,
            Map<String, Base> originalUriBaseIds,
            List<Artifact> artifacts,
            List<Result> results,
            String columnKind) {}

    /** How the tool was run (3.20): with its own exit status, and whether it could do what it was asked to. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Invocation(int exitCode, boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    /** What the reader has to know of the run beside its results (3.58). */
    record Notification(String level, Text message) {}

    /** What URIs are relative to (3.14.14); without a URI of its own, as only the reader can determine where it is. */
    record Base(Text description) {}

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

    /** Where a file is (3.4), as a URI reference, and what it is relative to; null where it is relative to nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Location(String uri, @Nullable String uriBaseId) {}

    /** A finding (3.27). */
    record Result(
            String ruleId,
            int ruleIndex,
            String kind,
            String level,
            Text message,
            List<Place> locations,
            Map<String, String> partialFingerprints) {}

    /** A location (3.28). */
    record Place(Physical physicalLocation, List<Logical> logicalLocations) {}

    /** A place in a file (3.29). */
    record Physical(Location artifactLocation, Region region) {}

    /** A part of a file (3.30). A program has no lines, and code scanning shows no result without one: always the first. */
    record Region(int startLine) {}

    /** A variant or an environment (3.33). */
    record Logical(String name, String kind) {}
}
