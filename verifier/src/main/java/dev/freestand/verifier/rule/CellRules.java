package dev.freestand.verifier.rule;

import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the rules on cells have in common. */
final class CellRules {

    private CellRules() {}

    /** The judgement on the cells of a variant, which does not apply where it was not run, and is open without cells. */
    static RuleResult judge(RuleInput evidence, Function<List<Cell>, RuleResult> judgement) {
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("it was not run");
        }
        return runs.cells().isEmpty()
                ? RuleResult.inconclusive("it ran in no environment")
                : judgement.apply(runs.cells());
    }

    /** The environments of cells, separated by commas. */
    static String environments(List<Cell> cells) {
        return cells.stream().map(Cell::environment).collect(Collectors.joining(", "));
    }

    /**
     * Environments by what is stated about each, every statement once.
     *
     * @param sentence makes a sentence of environments and what is stated about them
     */
    static String grouped(
            List<Cell> cells, Function<Cell, String> statement, BiFunction<String, String, String> sentence) {
        Map<String, List<Cell>> groups =
                cells.stream().collect(Collectors.groupingBy(statement, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> sentence.apply(environments(group.getValue()), group.getKey()))
                .collect(Collectors.joining("; "));
    }
}
