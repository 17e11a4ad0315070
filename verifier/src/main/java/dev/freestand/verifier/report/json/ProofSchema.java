package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a proof that was read against its published schema, since a file can be anything. */
final class ProofSchema {

    private static final String PROOF = "urn:freestand:schema:proof:1";
    private static final String FILE = "urn:freestand:schema:file:1";

    /** Names the first that are wrong: one mistake can be repeated in every cell. */
    private static final int MOST = 3;

    private static final int LONGEST = 300;

    /** Fields that came after the first proofs; records do without them. */
    private static final Set<String> LATER = Set.of(
            "behind",
            "capabilities",
            "certain",
            "changes",
            "checked",
            "contents",
            "description",
            "dlopen",
            "entries",
            "feature",
            "folder",
            "go",
            "highestMicros",
            "holds",
            "layout",
            "leftOut",
            "leniencies",
            "loads",
            "lowestMicros",
            "medianMicros",
            "module",
            "moduleVersion",
            "noRelease",
            "notes",
            "notesProblem",
            "otherSystem",
            "pages",
            "priority",
            "privileges",
            "problem",
            "refuses",
            "runs",
            "sectionTable",
            "setgid",
            "settings",
            "setuid",
            "sizes",
            "sonames",
            "start",
            "startUp",
            "unaccounted");

    private ProofSchema() {}

    /**
     * What does not fit, each with its place, such as {@code /variants/0/file/hardening}; empty when all does.
     *
     * @param earlier whether fields may be missing that earlier versions did not write
     */
    static List<String> problems(JsonNode proof, boolean earlier) {
        return Loaded.SCHEMA.validate(proof).stream()
                .filter(error -> !earlier
                        || !error.getKeyword().equals("required")
                        || !LATER.contains(String.valueOf(error.getProperty())))
                .limit(MOST)
                .map(error -> {
                    String place = error.getInstanceLocation().toString();
                    String text = (place.isEmpty() ? "/" : place) + ": " + error.getMessage();
                    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
                })
                .toList();
    }

    /** Made ready when the first proof is read. */
    private static final class Loaded {

        static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(PROOF, text("proof-1"), FILE, text("file-1"))))
                .getSchema(com.networknt.schema.SchemaLocation.of(PROOF));

        private static String text(String name) {
            String resource = "/dev/freestand/verifier/schema/" + name + ".schema.json";
            try (InputStream in = ProofSchema.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is not in the program's jar");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
