package dev.freestand.verifier.report;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Proofs in which one cause makes many checks or cells fail. */
final class RepeatedFailures {

    static final String DIFF = "\n--- expected\n+++ found\n@@ -1,1 +1,1 @@\n-hello\n+hi";

    private RepeatedFailures() {}

    /** Every rule is inconclusive, and no cell is run. */
    static Proof missingArtifact() {
        FileReport gone = Inspector.unreadable(Path.of("target/gone"), new NoSuchFileException("target/gone"));
        return proof(gone, checks("static", gone, List.of()), List.of());
    }

    /** No environment is there. */
    static Proof unprepared(int environments) {
        List<Cell> cells = new ArrayList<>();
        for (String variant : List.of("static", "dynamic")) {
            for (int i = 0; i < environments; i++) {
                cells.add(
                        cell(
                                variant,
                                "env-" + i,
                                RunResult.UNKNOWN,
                                Outcome.INCONCLUSIVE,
                                null,
                                "the environment is not prepared: its tree is not in /cache; run freestand environments prepare"));
            }
        }
        return ran(cells);
    }

    /** The same output everywhere, which is not the expected one. */
    static Proof wrongExpectation(int environments) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < environments; i++) {
            cells.add(cell(
                    "static",
                    "env-" + i,
                    RunResult.FAILS,
                    Outcome.FAIL,
                    "same-everywhere",
                    "greets: standard output differs; it does the same in all " + environments + " environments, so"
                            + " the expectation in freestand.yaml or the program is wrong" + DIFF));
        }
        return ran(cells);
    }

    private static Proof ran(List<Cell> cells) {
        List<Check> checks = new ArrayList<>();
        cells.stream()
                .map(Cell::variant)
                .distinct()
                .forEach(variant -> checks.addAll(checks(variant, SampleProof.wanting(), cells)));
        // What else is wrong with the sample file is not the question.
        checks.removeIf(
                check -> !check.rule().startsWith("FS5") || check.outcome().acceptable());
        return proof(SampleProof.wanting(), checks, cells);
    }

    private static List<Check> checks(String variant, FileReport file, List<Cell> cells) {
        Variant meant =
                new Variant(variant, Variant.Build.NONE, "target/a", VariantExpectation.NOTHING, Budget.NONE, false);
        RuleInput evidence = new RuleInput(meant, file, null, ObservedRuns.of(variant, cells, List.of(), List.of()));
        return Rules.apply(evidence, List.of(), LocalDate.EPOCH);
    }

    private static Proof proof(FileReport file, List<Check> checks, List<Cell> cells) {
        return Proof.of(
                new ProofOrigin("s", null, null, "cd".repeat(32), "2026-11-23T10:00:00Z", Map.of()),
                List.of(
                        new VariantRecord("static", "target/a", null, 0, true, file),
                        new VariantRecord("dynamic", "target/b", null, 0, false, file)),
                checks,
                cells);
    }

    private static Cell cell(
            String variant, String environment, RunResult observed, Outcome outcome, String cause, String message) {
        return new Cell(
                variant,
                environment,
                "sandbox",
                null,
                RunResult.RUNS,
                observed,
                outcome,
                cause,
                message,
                true,
                List.of());
    }
}
