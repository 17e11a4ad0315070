package dev.freestand.verifier.report.sarif;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Check;
import dev.freestand.verifier.proof.FileError;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.json.Json;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes findings as SARIF. An outcome becomes kind and level as section 3.27.9 has them: {@code FAIL} an error,
 * {@code WARN} a warning, {@code INCONCLUSIVE} a {@code review} that somebody has to do, {@code WAIVED} an error that is
 * suppressed. What passed or does not apply is written too, so that an absent result means an absent question.
 */
public final class SarifReport {

    private static final String VERDICT = "FS102";
    private static final String PORTABILITY = "FS501";

    private final List<SarifLog.Descriptor> rules = new ArrayList<>();
    private final Map<String, Integer> indexes = new TreeMap<>();
    private final List<SarifLog.Result> results = new ArrayList<>();
    private final List<SarifLog.Artifact> artifacts = new ArrayList<>();

    private SarifReport() {
        for (Rule rule : Rules.all()) {
            indexes.put(rule.id(), rules.size());
            rules.add(descriptor(rule.id(), rule.title(), rule.why(), rule.evidence(), rule.fix()));
        }
        indexes.computeIfAbsent(PORTABILITY, id -> {
            rules.add(descriptor(
                    id,
                    "Runs where it should, as foretold",
                    "A file that was only ever run where it was built has been proved nowhere.",
                    "Exit status, standard output and standard error of the same bytes in every environment.",
                    "The message names the cause and what to do."));
            return rules.size() - 1;
        });
    }

    /** The checks and cells of a proof. */
    public static String render(Proof proof) {
        SarifReport report = new SarifReport();
        Map<String, String> paths = new TreeMap<>();
        for (VariantRecord variant : proof.variants()) {
            paths.put(variant.name(), variant.artifact());
            report.artifact(variant.artifact(), variant.size(), variant.sha256());
        }
        for (Check check : proof.checks()) {
            report.result(
                    check.rule(),
                    check.outcome(),
                    check.message(),
                    paths.getOrDefault(check.variant(), check.variant()),
                    List.of(check.variant()));
        }
        for (Cell cell : proof.cells()) {
            boolean counts = cell.required() || cell.outcome() == Outcome.PASS;
            report.result(
                    PORTABILITY,
                    counts ? cell.outcome() : Outcome.WARN,
                    cell.message(),
                    paths.getOrDefault(cell.variant(), cell.variant()),
                    List.of(cell.variant(), cell.environment()));
        }
        return report.print(proof.tools().get("freestand"));
    }

    /** The verdicts on some files. */
    public static String render(List<FileReport> files, String version) {
        SarifReport report = new SarifReport();
        for (FileReport file : files) {
            report.artifact(file.path(), file.size(), file.sha256());
            FileError error = file.error();
            report.result(
                    VERDICT,
                    file.verdict().outcome(),
                    error == null ? file.verdict().reason() : error.code() + ": " + error.message(),
                    file.path(),
                    List.of());
        }
        return report.print(version);
    }

    private void artifact(String path, long length, @Nullable String sha256) {
        artifacts.add(new SarifLog.Artifact(
                new SarifLog.Location(UriReference.of(path)),
                length,
                sha256 == null ? null : Map.of("sha-256", sha256)));
    }

    private void result(String rule, Outcome outcome, String message, String path, List<String> names) {
        String text = message.isBlank() ? outcome.toString() : message;
        List<SarifLog.Logical> logical = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            logical.add(new SarifLog.Logical(names.get(i), i == 0 ? "variant" : "environment"));
        }
        results.add(new SarifLog.Result(
                rule,
                indexes.get(rule),
                kind(outcome),
                level(outcome),
                new SarifLog.Text(text),
                List.of(new SarifLog.Place(
                        new SarifLog.Physical(new SarifLog.Location(UriReference.of(path))), logical)),
                Map.of("freestand/v1", rule + "/" + (names.isEmpty() ? path : String.join("/", names))),
                outcome == Outcome.WAIVED ? List.of(new SarifLog.Suppression("external", "accepted", text)) : null));
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case FAIL, WARN, WAIVED -> "fail";
            case INCONCLUSIVE -> "review";
            case NOT_APPLICABLE -> "notApplicable";
        };
    }

    /** Section 3.27.10: {@code none} for every kind but {@code fail}. */
    private static String level(Outcome outcome) {
        return switch (outcome) {
            case FAIL, WAIVED -> "error";
            case WARN -> "warning";
            case PASS, INCONCLUSIVE, NOT_APPLICABLE -> "none";
        };
    }

    private static SarifLog.Descriptor descriptor(String id, String title, String why, String evidence, String fix) {
        return new SarifLog.Descriptor(
                id,
                new SarifLog.Text(title),
                new SarifLog.Text(why),
                new SarifLog.Text(fix),
                Map.of("evidence", evidence));
    }

    private String print(@Nullable String version) {
        SarifLog.Driver driver = new SarifLog.Driver("freestand", version, rules);
        SarifLog.Run run = new SarifLog.Run(new SarifLog.Tool(driver), artifacts, results, "unicodeCodePoints");
        try {
            return Json.print(SarifLog.of(run));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as SARIF", e);
        }
    }
}
