package dev.freestand.verifier.report.sarif;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.sarif.SarifLogicalLocation;
import dev.freestand.core.sarif.SarifWriter;
import dev.freestand.core.sarif.SourceRoot;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.view.FindingGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the findings of a proof as SARIF, for code scanning. GitHub opens an alert for each result, whatever its kind, and
 * does not read suppressions; so what passed, what does not apply and what is waived is not there. {@code FAIL} is of
 * level {@code error}. {@code WARN} is a {@code warning}; where it only says that something is not known, a
 * {@code note}. What could not be established is a {@code warning} too, that says so: it keeps the proof from passing,
 * and nothing is known to be wrong; the invocation then was not successful. Of an environment that is not required,
 * what fails is a {@code warning}, and what could not be established a {@code note}.
 */
public final class SarifReport {

    private static final String PORTABILITY = "FS501";

    private static final Map<Outcome, Integer> EXIT_CODES = Map.of(Outcome.PASS, 0, Outcome.FAIL, 1);
    private static final int INCONCLUSIVE = 3;

    private final SarifWriter log;
    private final Map<String, String> paths = new HashMap<>();

    private SarifReport(Proof proof) {
        log = new SarifWriter(SourceRoot.ofProof(proof.folder()));
        for (VariantRecord variant : proof.variants()) {
            paths.put(variant.name(), variant.artifact());
            log.artifact(variant.artifact(), variant.size(), variant.sha256());
        }
    }

    /** The findings of a proof. */
    public static String render(Proof proof) {
        return new SarifReport(proof).log(proof);
    }

    private String log(Proof proof) {
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.WARN)) {
            List<Cell> required = cells(proof, outcome, true);
            FindingGroups.checks(proof, outcome, required).forEach(this::checks);
            FindingGroups.cells(outcome, required).forEach(found -> cells(found, SarifWriter.level(outcome)));
        }
        FindingGroups.cells(Outcome.FAIL, cells(proof, Outcome.FAIL, false)).forEach(found -> cells(found, "warning"));
        FindingGroups.cells(Outcome.INCONCLUSIVE, cells(proof, Outcome.INCONCLUSIVE, false))
                .forEach(found -> cells(found, SarifWriter.NOTE));
        List<String> incomplete = new ArrayList<>();
        if (proof.verdict() == Outcome.INCONCLUSIVE) {
            incomplete.add("Too little could be established for a verdict: see the results that begin with '"
                    + SarifWriter.NOT_ESTABLISHED.strip() + "'.");
        }
        if (!proof.leftOut().isEmpty()) {
            log.remark("Variants were left out, and nothing is known of them: " + String.join(", ", proof.leftOut())
                    + ".");
        }
        return log.print(
                proof.tools().get("freestand"), EXIT_CODES.getOrDefault(proof.verdict(), INCONCLUSIVE), incomplete);
    }

    private static List<Cell> cells(Proof proof, Outcome outcome, boolean required) {
        return proof.cells().stream()
                .filter(cell -> cell.outcome() == outcome && cell.required() == required)
                .toList();
    }

    private void checks(FindingGroup found) {
        found.places()
                .keySet()
                .forEach(variant -> log.checks(
                        found,
                        paths.getOrDefault(variant, variant),
                        List.of(new SarifLogicalLocation(variant, "variant")),
                        variant));
    }

    private void cells(FindingGroup found, String level) {
        found.places().forEach((variant, environments) -> {
            List<SarifLogicalLocation> names = new ArrayList<>();
            names.add(new SarifLogicalLocation(variant, "variant"));
            environments.forEach(name -> names.add(new SarifLogicalLocation(name, "environment")));
            log.result(
                    PORTABILITY,
                    level,
                    SarifWriter.words(found.outcome(), found.message()) + "\nin " + String.join(", ", environments),
                    paths.getOrDefault(variant, variant),
                    names,
                    variant + "/" + (found.cause().isEmpty() ? "cells" : found.cause()));
        });
    }
}
