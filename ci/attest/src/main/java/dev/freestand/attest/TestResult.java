package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The in-toto predicate <a href="https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md">Test
 * Result</a>. Tests have names that stay: {@code check/VARIANT/RULE} and {@code cell/VARIANT/ENVIRONMENT}.
 *
 * <p>A test passed where its outcome is {@code PASS}; it warned where that is {@code WARN} or {@code WAIVED}; it failed
 * where it is {@code FAIL} or {@code INCONCLUSIVE}. A cell in an environment that policy does not require can have failed
 * in a shipment: it is still listed as failed, for readers with a stricter policy. A rule whose question
 * did not arise neither passed nor failed; it is in a list of its own, so that none is missing.
 *
 * @param result {@code FAILED} where the proof's verdict is not {@code PASS}; {@code WARNED} where all that policy requires
 *     passed, but a test warned, or failed that is not required; {@code PASSED} where every test passed
 * @param configuration {@code freestand.yaml}, and the source's commit where it is known
 * @param passedTests in the order of their names, as in the other lists
 * @param warnedTests see above
 * @param failedTests see above
 * @param freestandNotApplicableTests an extension field, which other consumers pass over
 * @param freestandRefusedMutants an extension field: every changed copy of a variant that the rules refused, as
 *     {@code mutant/VARIANT/NAME}; empty in statements of earlier versions
 */
public record TestResult(
        String result,
        List<ResourceDescriptor> configuration,
        List<String> passedTests,
        List<String> warnedTests,
        List<String> failedTests,
        List<String> freestandNotApplicableTests,
        List<String> freestandRefusedMutants) {

    /** Name and version of the layout, as the document itself states them. */
    static final String TYPE = "https://in-toto.io/attestation/test-result/v0.1";

    /** A commit's name, and what the worktree had on top of it. */
    private static final Pattern COMMIT = Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64})(-.*)?");

    public TestResult {
        Objects.requireNonNull(result, "result is missing");
        configuration = List.copyOf(Objects.requireNonNull(configuration, "configuration is missing"));
        passedTests = passedTests == null ? List.of() : List.copyOf(passedTests);
        warnedTests = warnedTests == null ? List.of() : List.copyOf(warnedTests);
        failedTests = failedTests == null ? List.of() : List.copyOf(failedTests);
        freestandNotApplicableTests =
                freestandNotApplicableTests == null ? List.of() : List.copyOf(freestandNotApplicableTests);
        freestandRefusedMutants = freestandRefusedMutants == null ? List.of() : List.copyOf(freestandRefusedMutants);
    }

    /** What a proof says of these variants. */
    static TestResult of(ShippedProof proof, Set<String> variants) {
        SortedSet<String> passed = new TreeSet<>();
        SortedSet<String> warned = new TreeSet<>();
        SortedSet<String> failed = new TreeSet<>();
        SortedSet<String> notApplicable = new TreeSet<>();
        for (ShippedProof.ProvedResult each : proof.results()) {
            if (variants.contains(each.variant())) {
                list(each.outcome(), passed, warned, failed, notApplicable)
                        .add((each.cell() ? "cell/" : "check/") + each.variant() + "/" + each.subject());
            }
        }
        SortedSet<String> refused = new TreeSet<>();
        for (ShippedProof.ProvedVariant each : proof.variants()) {
            if (variants.contains(each.name())) {
                each.refused().forEach(name -> refused.add("mutant/" + each.name() + "/" + name));
            }
        }
        String result =
                proof.verdict() != Outcome.PASS ? "FAILED" : warned.isEmpty() && failed.isEmpty() ? "PASSED" : "WARNED";
        return new TestResult(
                result,
                configuration(proof),
                List.copyOf(passed),
                List.copyOf(warned),
                List.copyOf(failed),
                List.copyOf(notApplicable),
                List.copyOf(refused));
    }

    private static SortedSet<String> list(
            Outcome outcome,
            SortedSet<String> passed,
            SortedSet<String> warned,
            SortedSet<String> failed,
            SortedSet<String> notApplicable) {
        return switch (outcome) {
            case PASS -> passed;
            case WARN, WAIVED -> warned;
            case FAIL, INCONCLUSIVE -> failed;
            case NOT_APPLICABLE -> notApplicable;
        };
    }

    private static List<ResourceDescriptor> configuration(ShippedProof proof) {
        List<ResourceDescriptor> configuration = new ArrayList<>();
        configuration.add(ResourceDescriptor.file("freestand.yaml", proof.config()));
        if (proof.commit() != null) {
            Matcher commit = COMMIT.matcher(proof.commit());
            if (commit.matches()) {
                ResourceDescriptor source = ResourceDescriptor.commit("source", commit.group(1));
                configuration.add(
                        commit.group(2) == null ? source : source.with(ResourceDescriptor.WORKTREE, proof.commit()));
            }
        }
        return configuration;
    }

    static TestResult read(JsonFields fields) throws AttestException {
        List<ResourceDescriptor> configuration = new ArrayList<>();
        for (JsonFields each : fields.objects("configuration")) {
            configuration.add(ResourceDescriptor.read(each));
        }
        return new TestResult(
                fields.text("result"),
                configuration,
                fields.texts("passedTests"),
                fields.texts("warnedTests"),
                fields.texts("failedTests"),
                fields.texts("freestandNotApplicableTests"),
                fields.texts("freestandRefusedMutants"));
    }

    JsonObject json() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("result", new JsonString(result));
        members.put(
                "configuration",
                new JsonArray(configuration.stream()
                        .<JsonValue>map(ResourceDescriptor::json)
                        .toList()));
        members.put("passedTests", AttestJson.texts(passedTests));
        members.put("warnedTests", AttestJson.texts(warnedTests));
        members.put("failedTests", AttestJson.texts(failedTests));
        members.put("freestandNotApplicableTests", AttestJson.texts(freestandNotApplicableTests));
        members.put("freestandRefusedMutants", AttestJson.texts(freestandRefusedMutants));
        return new JsonObject(members);
    }
}
