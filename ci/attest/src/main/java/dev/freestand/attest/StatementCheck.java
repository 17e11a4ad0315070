package dev.freestand.attest;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a statement is of the binaries in the folder, and says of them what the proof beside it says. */
final class StatementCheck {

    private static final int DEEPEST = 50;

    private StatementCheck() {}

    /** What is wrong with its subjects, one sentence each; empty when nothing is. */
    static List<String> subjects(Statement statement, ShippedProof proof, ListedShipment files) {
        Map<String, ShippedProof.ProvedVariant> shipped = proof.variants().stream()
                .filter(ShippedProof.ProvedVariant::ship)
                .collect(Collectors.toMap(
                        ShippedProof.ProvedVariant::name, variant -> variant, (first, second) -> first));
        List<String> problems = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> covered = new HashSet<>();
        for (ResourceDescriptor subject : statement.subject()) {
            ShippedProof.ProvedVariant variant = shipped.get(variant(subject));
            String digest = subject.sha256();
            if (!named.add(subject.name())) {
                problems.add("the statement has two subjects " + subject.name());
            } else if (variant == null || digest == null || !digest.equals(variant.sha256())) {
                problems.add("the statement's subject " + subject.name() + " is no binary that the proof ships");
            } else if (!digest.equals(digest(files, subject.name()))) {
                problems.add("the statement is of another " + subject.name() + " than the one that is there");
            } else {
                covered.add(variant.name());
            }
        }
        shipped.keySet().stream()
                .filter(name -> !covered.contains(name))
                .sorted()
                .forEach(name -> problems.add("the statement does not cover the binary of variant " + name));
        return List.copyOf(problems);
    }

    /** Where a binary is not what the proof says of it, one sentence each; empty where all are. */
    static List<String> binaries(Statement statement, ShippedProof proof, ListedShipment files) {
        List<String> problems = new ArrayList<>();
        for (ResourceDescriptor subject : statement.subject()) {
            proof.variants().stream()
                    .filter(variant -> variant.name().equals(variant(subject))
                            && files.names().contains(subject.name()))
                    .forEach(variant -> {
                        List<String> differences = FileReportCheck.differences(
                                variant.file(), facts(files.content().inspect(subject.name())));
                        if (!differences.isEmpty()) {
                            problems.add(subject.name() + " is not what the proof says of it: "
                                    + String.join(", ", differences));
                        }
                    });
        }
        return List.copyOf(problems);
    }

    /** Where it says something else than the proof, one sentence each; empty where it does not. */
    static List<String> outcomes(Statement statement, ShippedProof proof) {
        List<ShippedBinary> binaries = statement.subject().stream()
                .map(subject -> new ShippedBinary(
                        String.valueOf(variant(subject)), subject.name(), String.valueOf(subject.sha256())))
                .toList();
        TestResult said = statement.predicate();
        TestResult proved = Statement.of(proof, binaries).predicate();
        List<String> problems = new ArrayList<>();
        compare("result", said.result(), proved.result(), problems);
        compare("configuration", said.configuration(), proved.configuration(), problems);
        compare("list of passed tests", said.passedTests(), proved.passedTests(), problems);
        compare("list of warned tests", said.warnedTests(), proved.warnedTests(), problems);
        compare("list of failed tests", said.failedTests(), proved.failedTests(), problems);
        compare(
                "list of tests that do not apply",
                said.freestandNotApplicableTests(),
                proved.freestandNotApplicableTests(),
                problems);
        compare("list of refused mutants", said.freestandRefusedMutants(), proved.freestandRefusedMutants(), problems);
        return List.copyOf(problems);
    }

    private static void compare(String what, Object said, Object proved, List<String> problems) {
        if (!said.equals(proved)) {
            problems.add("the statement's " + what + " is not as the proof has it");
        }
    }

    private static @Nullable String variant(ResourceDescriptor subject) {
        return subject.annotations() == null ? null : subject.annotations().get(ResourceDescriptor.VARIANT);
    }

    private static JsonObject facts(FileReport report) {
        try {
            return (JsonObject) JsonText.read(InspectionJson.line(report), DEEPEST);
        } catch (JsonText.MalformedException e) {
            throw new IllegalStateException("a report was not written as JSON: " + e.getMessage(), e);
        }
    }

    private static @Nullable String digest(ListedShipment files, String name) {
        try {
            return files.names().contains(name) ? files.content().digest(name) : null;
        } catch (AttestException unreadable) {
            return null;
        }
    }
}
