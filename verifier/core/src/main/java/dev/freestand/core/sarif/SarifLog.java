package dev.freestand.core.sarif;

import dev.freestand.core.json.JsonWriter;
import dev.freestand.core.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a sarifLog object (SARIF 2.1.0, section 3.13) that is written here: one run of a tool (3.14).
 *
 * @param version of the tool (3.19); null where it is not known
 * @param exitCode the tool's own exit status (3.20)
 * @param notifications what the reader has to know of the run beside its results (3.58)
 */
record SarifLog(
        @Nullable String version,
        List<Rule> rules,
        int exitCode,
        boolean successful,
        List<Notification> notifications,
        List<Artifact> artifacts,
        List<Result> results) {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String WHERE_FROM =
            "The root of the repository; where there is none, the folder that paths are relative to.";

    /** See {@code exitCode} and {@code toolExecutionNotifications} (3.20). */
    record Notification(String level, String text) {}

    /** A rule (3.49), and what it reads; null for one that is not known. */
    record Rule(String id, @Nullable RuleDescription description) {}

    /** A file that was looked at (3.24). */
    record Artifact(
            Location location, long length, @Nullable String sha256) {}

    /** Where a file is (3.4), as a URI reference, and what it is relative to; null where it is relative to nothing. */
    record Location(String uri, @Nullable String uriBaseId) {}

    /** A finding (3.27), in one file. */
    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            String message,
            Location location,
            List<SarifLogicalLocation> places,
            String fingerprint) {}

    /** The log as it is printed, and a line end behind it. */
    String print() {
        JsonWriter json = JsonWriter.indented();
        json.object(() -> {
            json.name("$schema").value(SCHEMA);
            json.name("version").value("2.1.0");
            json.name("runs").array(() -> json.object(() -> run(json)));
        });
        return json + "\n";
    }

    private void run(JsonWriter json) {
        json.name("tool")
                .object(() -> json.name("driver").object(() -> {
                    json.name("name").value("freestand");
                    if (version != null) {
                        json.name("version").value(version);
                    }
                    json.name("rules").array(rules, rule -> rule(json, rule));
                }));
        json.name("invocations")
                .array(() -> json.object(() -> {
                    json.name("exitCode").value(exitCode);
                    json.name("executionSuccessful").value(successful);
                    if (!notifications.isEmpty()) {
                        json.name("toolExecutionNotifications")
                                .array(
                                        notifications,
                                        one -> json.object(() -> {
                                            json.name("level").value(one.level());
                                            text(json, "message", one.text());
                                        }));
                    }
                }));
        json.name("originalUriBaseIds")
                .object(() -> json.name(SourceRoot.NAME).object(() -> text(json, "description", WHERE_FROM)));
        json.name("artifacts").array(artifacts, one -> artifact(json, one));
        json.name("results").array(results, one -> result(json, one));
        json.name("columnKind").value("unicodeCodePoints");
    }

    private static void rule(JsonWriter json, Rule rule) {
        RuleDescription known = rule.description();
        String unknown = "A rule of another version of freestand.";
        json.object(() -> {
            json.name("id").value(rule.id());
            text(json, "shortDescription", known == null ? unknown : known.title());
            text(json, "fullDescription", known == null ? unknown : known.why());
            text(json, "help", known == null ? unknown : known.fix());
            json.name("properties").texts(known == null ? Map.of() : Map.of("evidence", known.evidence()));
        });
    }

    private static void artifact(JsonWriter json, Artifact artifact) {
        json.object(() -> {
            location(json, "location", artifact.location());
            json.name("length").value(artifact.length());
            String sha256 = artifact.sha256();
            if (sha256 != null) {
                json.name("hashes").texts(Map.of("sha-256", sha256));
            }
        });
    }

    /** A program has no lines, and code scanning shows no result without one: always the first (3.30). */
    private static void result(JsonWriter json, Result result) {
        json.object(() -> {
            json.name("ruleId").value(result.ruleId());
            json.name("ruleIndex").value(result.ruleIndex());
            json.name("kind").value("fail");
            json.name("level").value(result.level());
            text(json, "message", result.message());
            json.name("locations")
                    .array(() -> json.object(() -> {
                        json.name("physicalLocation").object(() -> {
                            location(json, "artifactLocation", result.location());
                            json.name("region")
                                    .object(() -> json.name("startLine").value(1));
                        });
                        json.name("logicalLocations")
                                .array(
                                        result.places(),
                                        place -> json.object(() -> {
                                            json.name("name").value(place.name());
                                            json.name("kind").value(place.kind());
                                        }));
                    }));
            json.name("partialFingerprints").texts(Map.of("freestand/v1", result.fingerprint()));
        });
    }

    private static void location(JsonWriter json, String name, Location location) {
        json.name(name).object(() -> {
            json.name("uri").value(location.uri());
            if (location.uriBaseId() != null) {
                json.name("uriBaseId").value(location.uriBaseId());
            }
        });
    }

    /** A message (3.11). */
    private static void text(JsonWriter json, String name, String text) {
        json.name(name).object(() -> json.name("text").value(text));
    }
}
