package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.CheckGroups;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings of a proof, each said once. What several rules say of one variant in the same words is one finding, as of a file
 * that cannot be read; and so is what several cells say, as of environments that are not prepared, or of an output that is
 * wrong everywhere. The rules that only count cells (FS501, and FS502 where it does) are left out where those cells are
 * named. So are those that only follow from a build that made no file.
 */
public final class FindingGroups {

    private static final String RUNS = "FS501";
    private static final String PREDICTED = "FS502";
    private static final String BUILT = "FS602";

    private FindingGroups() {}

    /** What keeps a proof from passing: failures, then what could not be established. */
    public static List<FindingGroup> of(Proof proof) {
        List<FindingGroup> all = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE)) {
            List<Cell> cells = proof.cells().stream()
                    .filter(cell -> cell.required() && cell.outcome() == outcome)
                    .toList();
            all.addAll(checks(proof, outcome, cells));
            all.addAll(cells(outcome, cells));
        }
        return List.copyOf(all);
    }

    /**
     * A proof's checks of one outcome.
     *
     * @param named cells that are named beside them
     */
    public static List<FindingGroup> checks(Proof proof, Outcome outcome, List<Cell> named) {
        return CheckGroups.of(
                outcome,
                proof.checks().stream()
                        .filter(check -> check.outcome() == outcome
                                && !counts(check, proof, named)
                                && !followsFromBuild(check, proof))
                        .toList());
    }

    /**
     * Cells that ended alike, by cause and message.
     *
     * @param cells of one outcome
     */
    public static List<FindingGroup> cells(Outcome outcome, List<Cell> cells) {
        Map<List<String>, Map<String, List<String>>> groups = new LinkedHashMap<>();
        for (Cell cell : cells) {
            String cause = cell.cause() == null ? "" : cell.cause();
            groups.computeIfAbsent(List.of(cause, cell.message()), key -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.variant(), variant -> new ArrayList<>())
                    .add(cell.environment());
        }
        List<FindingGroup> all = new ArrayList<>();
        groups.forEach((key, places) -> all.add(new FindingGroup(outcome, List.of(), places, key.get(0), key.get(1))));
        return all;
    }

    /** Whether a check says no more than that cells ended so, and those are named. */
    private static boolean counts(Check check, Proof proof, List<Cell> named) {
        return (check.rule().equals(RUNS) || (check.rule().equals(PREDICTED) && onlyCounts(check, proof)))
                && check.outcome() != Outcome.WARN
                && named.stream().anyMatch(cell -> cell.variant().equals(check.variant()));
    }

    /** Whether a check says no more than that there is no file, and why there is none is said by FS602. */
    private static boolean followsFromBuild(Check check, Proof proof) {
        return !check.rule().equals(BUILT)
                && proof.variants().stream()
                        .filter(variant -> variant.name().equals(check.variant()))
                        .map(variant -> variant.file().error())
                        .anyMatch(error -> error != null && error.notBuilt())
                && proof.checks().stream()
                        .anyMatch(one -> one.rule().equals(BUILT)
                                && one.variant().equals(check.variant())
                                && (one.outcome() == Outcome.FAIL || one.outcome() == Outcome.INCONCLUSIVE));
    }

    /** Whether every cell that was mispredicted ended like the check that says so. */
    private static boolean onlyCounts(Check check, Proof proof) {
        return proof.cells().stream()
                .filter(cell -> cell.variant().equals(check.variant()))
                .filter(cell -> cell.predicted() != cell.observed()
                        && cell.predicted() != RunResult.UNKNOWN
                        && cell.observed() != RunResult.UNKNOWN)
                .allMatch(cell -> cell.required() && cell.outcome() == check.outcome());
    }
}
