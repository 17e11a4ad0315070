package dev.freestand.attest;

import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto statement</a>: of these files,
 * by digest, this was found. It holds no time, folder, engine or measure, and its bytes depend on nothing else than what it
 * says: two builds of one commit give the same.
 *
 * @param type {@link #TYPE}
 * @param subject every shipped binary, in the order of their names
 * @param predicateType {@link TestResult#TYPE}
 * @param predicate what was found
 */
public record Statement(String type, List<ResourceDescriptor> subject, String predicateType, TestResult predicate) {

    /** Name and version of the layout, as the document itself states them. */
    static final String TYPE = "https://in-toto.io/Statement/v1";

    /** What a DSSE envelope calls it. */
    public static final String MEDIA_TYPE = "application/vnd.in-toto+json";

    public Statement {
        Objects.requireNonNull(type, "_type is missing");
        subject = List.copyOf(Objects.requireNonNull(subject, "subject is missing"));
        Objects.requireNonNull(predicateType, "predicateType is missing");
        Objects.requireNonNull(predicate, "predicate is missing");
    }

    /** What a proof says of the binaries of a shipment. */
    public static Statement of(ShippedProof proof, List<ShippedBinary> binaries) {
        List<ResourceDescriptor> subject = binaries.stream()
                .sorted(Comparator.comparing(ShippedBinary::name))
                .map(binary -> ResourceDescriptor.file(binary.name(), binary.sha256())
                        .with(ResourceDescriptor.VARIANT, binary.variant()))
                .toList();
        TestResult result = TestResult.of(
                proof, binaries.stream().map(ShippedBinary::variant).collect(Collectors.toUnmodifiableSet()));
        return new Statement(TYPE, subject, TestResult.TYPE, result);
    }

    /** Reads one. Whether it is of a known type is for the caller to see. */
    static Statement parse(byte[] json) throws AttestException {
        JsonFields fields = JsonFields.read(json, "the statement");
        String type = fields.text("_type");
        List<ResourceDescriptor> subject = new ArrayList<>();
        for (JsonFields each : fields.objects("subject")) {
            subject.add(ResourceDescriptor.read(each));
        }
        return new Statement(type, subject, fields.text("predicateType"), TestResult.read(fields.object("predicate")));
    }

    /** Why it is none of those that are known here, one sentence each; empty when it is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!type.equals(TYPE)) {
            problems.add("the statement is of type " + type + ", expected " + TYPE);
        }
        if (!predicateType.equals(TestResult.TYPE)) {
            problems.add("the statement's predicate is of type " + predicateType + ", expected " + TestResult.TYPE);
        }
        return List.copyOf(problems);
    }

    /** Its bytes, which are what is signed. */
    public byte[] bytes() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("_type", new JsonString(type));
        members.put(
                "subject",
                new JsonArray(subject.stream()
                        .<JsonValue>map(ResourceDescriptor::json)
                        .toList()));
        members.put("predicateType", new JsonString(predicateType));
        members.put("predicate", predicate.json());
        return AttestJson.print(new JsonObject(members));
    }
}
