package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.rule.Check;
import dev.freestand.core.text.FloorStepText;
import dev.freestand.core.text.HardeningFacts;
import dev.freestand.core.text.HostView;
import dev.freestand.core.text.StatedFact;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RuntimeCost.LiveMemory;
import dev.freestand.verifier.proof.VariantContents;
import dev.freestand.verifier.rule.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A proof arranged for reading.
 *
 * @param proof the proof
 * @param summary the verdict, and why
 * @param promises what is promised, and what proves it
 * @param failures all that keeps it from passing, failures before what is inconclusive
 * @param rules the table of checks
 * @param portability the cells
 * @param variants the files
 */
public record ProofView(
        Proof proof,
        Summary summary,
        List<PromiseRow> promises,
        List<FindingGroup> failures,
        List<RuleRow> rules,
        Portability portability,
        Variants variants) {

    private static final int MOST_USERS = 8;

    /**
     * The cells of a proof.
     *
     * @param grid the portability grid
     * @param groups the same by what the environments are there to show
     * @param states how many cells ended in which state, in the order of the states; without those that none ended in
     * @param engines engines that ran cells
     * @param sentences where the file runs, for somebody who knows nothing of it
     */
    public record Portability(
            List<GridRow> grid,
            List<GridGroup> groups,
            SortedMap<CellState, Long> states,
            List<String> engines,
            List<PortabilitySentence> sentences) {

        private static Portability of(Proof proof) {
            List<Cell> cells = proof.cells();
            List<GridRow> grid = Grid.rows(proof);
            return new Portability(
                    grid,
                    Grid.groups(grid),
                    states(grid),
                    cells.stream()
                            .map(Cell::engine)
                            .filter(engine -> !engine.equals(CellState.NO_ENGINE))
                            .distinct()
                            .sorted()
                            .toList(),
                    PortabilitySentence.of(proof, grid));
        }

        private static SortedMap<CellState, Long> states(List<GridRow> grid) {
            return grid.stream()
                    .flatMap(row -> row.columns().stream())
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(CellView::state, TreeMap::new, Collectors.counting()));
        }

        /** How many cells ended in which state, in words. */
        public String counts() {
            return states.isEmpty()
                    ? "none"
                    : states.entrySet().stream()
                            .map(entry -> entry.getKey().word() + ": " + entry.getValue())
                            .collect(Collectors.joining(", "));
        }

        /** The states that a reader of this proof meets. */
        public List<CellState> legend() {
            return List.copyOf(states.keySet());
        }
    }

    /**
     * The files of a proof; every list but the tables is in the order of the variants.
     *
     * @param processes what each variant maps
     * @param sizes size breakdown in each variant
     * @param hosts what each variant requires of its host
     * @param hardening the table of hardening
     * @param sections the table of section sizes
     * @param liveCounts for how many live processes memory was measured, fewest first
     */
    public record Variants(
            List<ProcessView> processes,
            List<SizeView> sizes,
            List<HostView> hosts,
            List<FactRow> hardening,
            List<SectionRow> sections,
            List<Integer> liveCounts) {

        private static Variants of(Proof proof) {
            return new Variants(
                    proof.variants().stream()
                            .map(variant -> ProcessView.of(variant, proof.traces()))
                            .toList(),
                    Sizes.of(proof),
                    proof.variants().stream()
                            .map(variant -> HostView.of(variant.file()))
                            .toList(),
                    ProofView.hardening(proof),
                    ProofView.sections(proof),
                    proof.costs().stream()
                            .flatMap(cost -> cost.live().stream())
                            .map(LiveMemory::processes)
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    /** Arranges a proof as reports show it. */
    public static ProofView of(Proof proof) {
        List<FindingGroup> failures = FindingGroups.of(proof);
        return new ProofView(
                proof,
                Summary.of(proof, failures),
                PromiseRow.of(proof),
                failures,
                rules(proof),
                Portability.of(proof),
                Variants.of(proof));
    }

    /** What could be promised of variants of which nothing is. */
    public List<PromiseSuggestion> suggestions() {
        return PromiseSuggestion.of(proof, promises);
    }

    /** A floor and its version. */
    public String floor(FloorStep step) {
        return FloorStepText.name(step);
    }

    /** What asks for a floor, and as far as that is known, which objects of the link. */
    public String asking(String variant, FloorStep step) {
        Set<String> objects = new TreeSet<>();
        int more = 0;
        for (VariantContents contents : proof.contents()) {
            for (VariantContents.SymbolUse use :
                    contents.variant().equals(variant) ? contents.uses() : List.<VariantContents.SymbolUse>of()) {
                if (step.asking().symbols().contains(use.symbol())) {
                    objects.addAll(use.objects());
                    more += use.more();
                }
            }
        }
        String users = objects.stream().limit(MOST_USERS).collect(Collectors.joining(", "));
        boolean others = more > 0 || objects.size() > MOST_USERS;
        return FloorStepText.cause(step)
                + (objects.isEmpty() ? "" : "; used by " + users + (others ? " and others" : ""));
    }

    /** The oldest kernel of each variant, observed; empty where nobody looked. */
    public List<KernelFloorRow> kernels() {
        return KernelFloorRow.of(proof);
    }

    /** What the variants do in situations that trip static programs up; empty where none was asked for. */
    public List<SituationRow> situations() {
        return SituationRow.of(proof);
    }

    /** Whether it leaves something out; see {@link Summary#partial}. */
    public boolean partial() {
        return Summary.partial(proof);
    }

    /** How fast the variants are beside each other; see {@link SpeedView}. */
    public List<SpeedView> speeds() {
        return SpeedView.of(proof);
    }

    private static List<RuleRow> rules(Proof proof) {
        Map<String, Integer> columns = new HashMap<>();
        proof.variants().forEach(variant -> columns.putIfAbsent(variant.name(), columns.size()));
        Map<String, List<List<Check>>> rows = new TreeMap<>();
        for (Check check : proof.checks()) {
            List<List<Check>> row = rows.computeIfAbsent(check.rule(), id -> {
                List<List<Check>> empty = new ArrayList<>();
                proof.variants().forEach(variant -> empty.add(new ArrayList<>()));
                return empty;
            });
            Integer column = columns.get(check.variant());
            if (column != null) {
                row.get(column).add(check);
            }
        }
        return rows.entrySet().stream()
                .map(row -> new RuleRow(row.getKey(), Rules.byId(row.getKey()).orElse(null), row.getValue()))
                .toList();
    }

    private static List<FactRow> hardening(Proof proof) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        int variants = proof.variants().size();
        for (int i = 0; i < variants; i++) {
            for (StatedFact fact :
                    HardeningFacts.of(proof.variants().get(i).file().hardening())) {
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
