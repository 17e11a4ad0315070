package dev.freestand.core.proof;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.json.JsonPrinter;
import dev.freestand.core.json.JsonSchema;
import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.SchemaProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the text of a proof: strictly as JSON, compared with its published schema, with the digest that it carries of
 * itself, and with a verdict that follows from its checks and cells.
 */
public final class ProofReader {

    /** The field with the digest. */
    public static final String DIGEST = "digest";

    private static final int DEEPEST = 50;

    /** Names the first that are wrong: one mistake can be repeated in every cell. */
    private static final int MOST = 3;

    /** An earlier proof may lack many fields that are no problem. */
    private static final int ALL = 100_000;

    private static final int LONGEST = 300;

    /** Where a proof has what was found in a file. */
    public static final String FILE = "/variants/*/file";

    /** Fields that came after the first proofs: without them a proof is read, and what they would say is not known. */
    private static final Set<String> LATER = Set.of(
            "/changes",
            "/contents",
            "/contents/*/components",
            "/contents/*/uses",
            "/environments/*/checked",
            "/folder",
            "/kernelFloors",
            "/leftOut",
            "/mechanics",
            "/mutants",
            "/prices/*/start",
            "/situations",
            "/situations/*/runs/*/tls",
            "/sizes",
            "/speeds",
            "/traces/*/opened/*/startUp",
            FILE + "/dlopen",
            FILE + "/floors/go",
            FILE + "/floors/noRelease",
            FILE + "/floors/otherSystem",
            FILE + "/hazards/*/certain",
            FILE + "/ladder",
            FILE + "/layout",
            FILE + "/layout/largestPage",
            FILE + "/privileges");

    private final JsonSchema schema;

    /**
     * A reader.
     *
     * @param proof the text of the schema of proofs
     * @param file the text of the schema of files, which it refers to
     */
    public ProofReader(String proof, String file) {
        schema = JsonSchema.of(proof, file);
    }

    /**
     * Reads a proof, and gives it without its digest.
     *
     * @param sha256 SHA-256 in lower-case hex
     * @throws ProofTextException if it is not a proof, of another layout, or was changed since it was made
     */
    public JsonObject read(byte[] content, Function<byte[], String> sha256) throws ProofTextException {
        return read(content, sha256, false, true);
    }

    /**
     * Reads a proof of this version or of one that knew fewer fields; see {@link #fields} for what it lacks.
     *
     * @param sha256 as above
     * @throws ProofTextException as above, and if its version wrote no digest
     */
    public JsonObject readSealed(byte[] content, Function<byte[], String> sha256) throws ProofTextException {
        return read(content, sha256, true, true);
    }

    /**
     * Reads a proof that only something is compared with: it may come from a version that knew fewer fields, and perhaps
     * wrote no digest.
     *
     * @param sha256 as above
     * @throws ProofTextException as above
     */
    public JsonObject readEarlier(byte[] content, Function<byte[], String> sha256) throws ProofTextException {
        return read(content, sha256, true, false);
    }

    private JsonObject read(byte[] content, Function<byte[], String> sha256, boolean earlier, boolean sealed)
            throws ProofTextException {
        JsonObject proof = object(content);
        JsonObject plain = proof.without(List.of(DIGEST));
        JsonValue stated = proof.get(DIGEST);
        if (stated == null && earlier) {
            // Versions that wrote no digest also wrote fewer fields: one with all of them has lost it.
            if (problems(plain, false).equals(List.of("/: required property '" + DIGEST + "' not found"))) {
                throw new ProofTextException("its digest was removed, so whether it was changed cannot be determined");
            }
            refuse(problems(plain, true));
            if (sealed) {
                throw new ProofTextException(
                        "an earlier version of Freestand wrote it, without a digest of its content:"
                                + " whether it was changed cannot be determined");
            }
        } else {
            // Where it has a digest, nothing was taken out since it was written: what it lacks it never had.
            List<String> problems = problems(proof, earlier);
            if (!problems.isEmpty() && !earlier && problems(proof, true).isEmpty()) {
                throw new ProofTextException("an earlier version of Freestand wrote it, which did not record "
                        + fields(proof).lackingNames());
            }
            refuse(problems);
            if (!new JsonValue.JsonString(digest(plain, sha256)).equals(stated)) {
                throw new ProofTextException(
                        "it was changed since freestand verify wrote it: its digest is not that of its content");
            }
        }
        String verdict = String.valueOf(plain.text("verdict"));
        if (!verdict.equals(verdict(plain).name())) {
            throw new ProofTextException("its verdict " + verdict + " does not follow from its checks and cells");
        }
        return plain;
    }

    private static JsonObject object(byte[] content) throws ProofTextException {
        String text = new String(content, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)) {
            throw new ProofTextException("it is not text in UTF-8");
        }
        try {
            if (JsonText.read(text, DEEPEST) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonText.MalformedException e) {
            throw new ProofTextException("it is not JSON: " + e.getMessage());
        }
        throw new ProofTextException("it holds no object");
    }

    /**
     * The digest that a proof carries of itself, so that no part of it can be changed, added or left out afterwards without
     * a trace: of the whole object without that field, as JSON without blanks, fields in the order of the file. It is no
     * signature: an attacker who writes a whole false proof can compute it too.
     *
     * @param sha256 SHA-256 in lower-case hex
     */
    public static String digest(JsonObject proof, Function<byte[], String> sha256) {
        String text = JsonPrinter.compact(proof.without(List.of(DIGEST)));
        return sha256.apply(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(List<String> problems) throws ProofTextException {
        if (!problems.isEmpty()) {
            throw new ProofTextException(String.join("; ", problems));
        }
    }

    /** Whether earlier versions wrote proofs without this field, whose place has {@code *} for the positions in arrays. */
    public static boolean cameLater(String place) {
        return LATER.contains(place);
    }

    /** Which fields a proof that was read has, and which of this version it lacks. */
    public ProofFields fields(JsonObject proof) {
        Set<String> lacking = new TreeSet<>();
        for (SchemaProblem each : schema.problems(proof, ALL)) {
            String missing = missing(each);
            if (LATER.contains(missing)) {
                lacking.add(missing);
            }
        }
        return ProofFields.of(proof, lacking);
    }

    /** The place of a field that is missing; empty where something else is wrong. */
    private static String missing(SchemaProblem problem) {
        return problem.keyword().equals("required")
                ? ProofFields.everywhere(problem.place() + "/" + problem.property())
                : "";
    }

    /** What does not fit, each with its place, such as {@code /variants/0/file/hardening}; empty when all does. */
    private List<String> problems(JsonObject proof, boolean earlier) {
        List<String> problems = new ArrayList<>();
        for (SchemaProblem each : schema.problems(proof, earlier ? ALL : MOST)) {
            String missing = missing(each);
            boolean later = missing.equals("/" + DIGEST) || LATER.contains(missing);
            if (!(earlier && later) && problems.size() < MOST) {
                String text = (each.place().isEmpty() ? "/" : each.place()) + ": " + each.message();
                problems.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
            }
        }
        return problems;
    }

    private static Outcome verdict(JsonObject proof) {
        List<Outcome> required = new ArrayList<>();
        for (JsonValue each : proof.list("cells")) {
            if (each instanceof JsonObject cell && new JsonBoolean(true).equals(cell.get("required"))) {
                required.add(Outcome.valueOf(String.valueOf(cell.text("outcome"))));
            }
        }
        List<Outcome> checks = new ArrayList<>();
        for (JsonValue each : proof.list("checks")) {
            if (each instanceof JsonObject check) {
                checks.add(Outcome.valueOf(String.valueOf(check.text("outcome"))));
            }
        }
        return Verdicts.of(checks, required);
    }
}
