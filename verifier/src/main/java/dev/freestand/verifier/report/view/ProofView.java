package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Check;
import dev.freestand.verifier.proof.LiveMemory;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.SectionSize;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A proof arranged for reading.
 *
 * @param proof the proof
 * @param failures all that keeps it from passing, failures before what is inconclusive
 * @param rules the table of checks
 * @param grid the portability grid
 * @param hosts what each variant wants of its host, in the variants' order
 * @param hardening the table of hardening
 * @param sections the table of section sizes
 * @param priced for how many live processes memory was measured, fewest first
 * @param passed cells that passed
 * @param engines engines that ran cells
 */
public record ProofView(
        Proof proof,
        List<Failure> failures,
        List<RuleRow> rules,
        List<GridRow> grid,
        List<Host> hosts,
        List<FactRow> hardening,
        List<SectionRow> sections,
        List<Integer> priced,
        long passed,
        List<String> engines) {

    /** Arranges a proof. */
    public static ProofView of(Proof proof) {
        List<Cell> cells = proof.cells();
        return new ProofView(
                proof,
                failures(proof),
                rules(proof),
                grid(proof),
                proof.variants().stream()
                        .map(variant -> Host.of(variant.file()))
                        .toList(),
                hardening(proof),
                sections(proof),
                proof.prices().stream()
                        .flatMap(price -> price.live().stream())
                        .map(LiveMemory::processes)
                        .distinct()
                        .sorted()
                        .toList(),
                cells.stream().filter(cell -> cell.outcome() == Outcome.PASS).count(),
                cells.stream().map(Cell::engine).distinct().sorted().toList());
    }

    private static List<Failure> failures(Proof proof) {
        List<Failure> all = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE)) {
            for (Check check : proof.checks()) {
                if (check.outcome() == outcome) {
                    all.add(new Failure(check.rule() + " " + check.variant(), outcome, check.message()));
                }
            }
            for (Cell cell : proof.cells()) {
                if (cell.outcome() == outcome && cell.required()) {
                    all.add(new Failure(cell.variant() + " in " + cell.environment(), outcome, cell.message()));
                }
            }
        }
        return List.copyOf(all);
    }

    private static List<RuleRow> rules(Proof proof) {
        List<String> ids =
                proof.checks().stream().map(Check::rule).distinct().sorted().toList();
        List<RuleRow> rows = new ArrayList<>();
        for (String id : ids) {
            List<Check> answers = new ArrayList<>();
            for (VariantRecord variant : proof.variants()) {
                proof.checks().stream()
                        .filter(check ->
                                check.rule().equals(id) && check.variant().equals(variant.name()))
                        .forEach(answers::add);
            }
            rows.add(new RuleRow(id, Rules.byId(id).map(Rule::title).orElse(""), answers));
        }
        return List.copyOf(rows);
    }

    private static List<GridRow> grid(Proof proof) {
        List<String> names =
                proof.cells().stream().map(Cell::environment).distinct().toList();
        List<GridRow> rows = new ArrayList<>();
        for (String name : names) {
            List<Cell> row = new ArrayList<>();
            for (VariantRecord variant : proof.variants()) {
                proof.cells().stream()
                        .filter(cell -> cell.environment().equals(name)
                                && cell.variant().equals(variant.name()))
                        .forEach(row::add);
            }
            rows.add(new GridRow(name, row));
        }
        return List.copyOf(rows);
    }

    private static List<FactRow> hardening(Proof proof) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        int variants = proof.variants().size();
        for (int i = 0; i < variants; i++) {
            for (Fact fact : HardeningFacts.of(proof.variants().get(i).file().hardening())) {
                List<String> row =
                        rows.computeIfAbsent(fact.name(), name -> new ArrayList<>(Collections.nCopies(variants, "")));
                String before = row.get(i);
                row.set(i, before.isEmpty() ? fact.words() : before + "; " + fact.words());
            }
        }
        return rows.entrySet().stream()
                .map(entry -> new FactRow(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static List<SectionRow> sections(Proof proof) {
        // A hostile file can have 65,535 sections: one pass each, no search within a search.
        Map<String, List<String>> sizes = new LinkedHashMap<>();
        int variants = proof.variants().size();
        for (int i = 0; i < variants; i++) {
            for (SectionSize section : proof.variants().get(i).file().sections()) {
                List<String> row = sizes.computeIfAbsent(
                        section.name(), name -> new ArrayList<>(Collections.nCopies(variants, "")));
                if (row.get(i).isEmpty()) {
                    row.set(i, Long.toUnsignedString(section.size()));
                } else {
                    row.set(i, "several");
                }
            }
        }
        return sizes.entrySet().stream()
                .map(entry -> new SectionRow(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
