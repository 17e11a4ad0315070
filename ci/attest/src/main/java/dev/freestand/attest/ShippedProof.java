package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonNumber;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.core.proof.ProofTextException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver has to know of a {@code proof.json}.
 *
 * @param config SHA-256 of the {@code freestand.yaml} that was followed, lower-case hex
 * @param commit the source commit; null where it is not known
 * @param verdict what its checks and cells add up to
 * @param shard which part of the cells it has, such as {@code 1/2}; null for all of them
 * @param leftOut variants that were left out on purpose
 * @param variants the files
 * @param results every check and every cell
 */
public record ShippedProof(
        String config,
        @Nullable String commit,
        Outcome verdict,
        @Nullable String shard,
        List<String> leftOut,
        List<ProvedVariant> variants,
        List<ProvedResult> results) {

    public ShippedProof {
        leftOut = List.copyOf(leftOut);
        variants = List.copyOf(variants);
        results = List.copyOf(results);
    }

    /**
     * A file that was proved or refused.
     *
     * @param name the variant's name
     * @param sha256 its digest, lower-case hex; null when it could not be read
     * @param ship whether it is to be shipped
     * @param file what was found in it, as {@code freestand inspect --format json} has it
     * @param refused the words for all its mutants that rules refused
     */
    public record ProvedVariant(
            String name, @Nullable String sha256, boolean ship, JsonObject file, List<String> refused) {

        public ProvedVariant {
            refused = List.copyOf(refused);
        }
    }

    /**
     * A rule that was applied to a variant, or a variant that ran in an environment.
     *
     * @param variant the variant's name
     * @param subject the rule's id, or the environment's name
     * @param cell whether it is a cell
     * @param outcome how it ended
     * @param sha256 digest of the file as read inside the cell; null where that could not be, and of a check
     */
    public record ProvedResult(
            String variant,
            String subject,
            boolean cell,
            Outcome outcome,
            @Nullable String sha256) {}

    /**
     * Reads a proof, which may come from an earlier version.
     *
     * @param layout the published schema, which it has to fit
     * @throws ProofTextException if it is not a proof, was changed since it was made, or contradicts itself
     */
    public static ShippedProof read(byte[] content, ProofReader layout) throws ProofTextException {
        JsonObject proof = layout.readSealed(content, Sha256Hex::of);
        List<ProvedVariant> variants = new ArrayList<>();
        for (JsonValue each : proof.list("variants")) {
            JsonObject variant = (JsonObject) each;
            variants.add(new ProvedVariant(
                    required(variant, "name"),
                    variant.text("sha256"),
                    truth(variant, "ship"),
                    required(variant, "file", JsonObject.class),
                    refused(proof, required(variant, "name"))));
        }
        List<ProvedResult> results = new ArrayList<>();
        for (JsonValue each : proof.list("checks")) {
            JsonObject check = (JsonObject) each;
            results.add(
                    new ProvedResult(required(check, "variant"), required(check, "rule"), false, outcome(check), null));
        }
        for (JsonValue each : proof.list("cells")) {
            JsonObject cell = (JsonObject) each;
            results.add(new ProvedResult(
                    required(cell, "variant"),
                    required(cell, "environment"),
                    true,
                    outcome(cell),
                    cell.text("sha256")));
        }
        List<String> leftOut = new ArrayList<>();
        for (JsonValue each : proof.list("leftOut")) {
            leftOut.add(((JsonString) each).text());
        }
        return new ShippedProof(
                required(proof, "config"),
                proof.text("commit"),
                Outcome.valueOf(required(proof, "verdict")),
                shard(proof),
                leftOut,
                variants,
                results);
    }

    private static List<String> refused(JsonObject proof, String variant) {
        List<String> refused = new ArrayList<>();
        for (JsonValue each : proof.list("mutants")) {
            JsonObject made = (JsonObject) each;
            for (JsonValue one :
                    required(made, "variant").equals(variant) ? made.list("mutants") : List.<JsonValue>of()) {
                JsonObject mutant = (JsonObject) one;
                if (required(mutant, "result").equals("refused")) {
                    refused.add(required(mutant, "name"));
                }
            }
        }
        return refused;
    }

    private static @Nullable String shard(JsonObject proof) {
        return proof.get("shard") instanceof JsonObject shard
                ? required(shard, "index", JsonNumber.class).text() + "/"
                        + required(shard, "count", JsonNumber.class).text()
                : null;
    }

    private static Outcome outcome(JsonObject result) {
        return Outcome.valueOf(required(result, "outcome"));
    }

    private static boolean truth(JsonObject object, String name) {
        return object.get(name) instanceof JsonBoolean truth && truth.value();
    }

    private static String required(JsonObject object, String name) {
        return required(object, name, JsonString.class).text();
    }

    /** The schema asks for each of them. */
    private static <T extends JsonValue> T required(JsonObject object, String name, Class<T> type) {
        JsonValue value = object.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(name + " is not in a proof that fits its schema");
        }
        return type.cast(value);
    }
}
