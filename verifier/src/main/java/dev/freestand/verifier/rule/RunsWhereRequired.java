package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** FS501: the variant's cells in required environments pass. */
final class RunsWhereRequired implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.RUNS_WHERE_REQUIRED;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("it was not run");
        }
        if (runs.cells().isEmpty()) {
            return RuleResult.inconclusive("it ran in no environment");
        }
        List<Cell> required = runs.cells().stream().filter(Cell::required).toList();
        if (required.isEmpty()) {
            return RuleResult.notApplicable("no environment in which it was run is required");
        }
        String failed = failed(required);
        if (!failed.isEmpty()) {
            return RuleResult.fail("fails in " + failed);
        }
        long passed =
                required.stream().filter(cell -> cell.outcome() == Outcome.PASS).count();
        if (passed < required.size()) {
            return RuleResult.inconclusive("not established in "
                    + required.stream()
                            .filter(cell -> cell.outcome() != Outcome.PASS)
                            .map(Cell::environment)
                            .collect(Collectors.joining(", ")));
        }
        long ran = required.stream()
                .filter(cell -> cell.observed() == RunResult.RUNS)
                .count();
        return RuleResult.pass("runs in " + ran + " of " + required.size() + " required environments"
                + (ran == passed ? "" : ", and fails in the others as predicted"));
    }

    /** Environments by cause, each cause once. */
    private static String failed(List<Cell> cells) {
        Map<String, String> byCause = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> cell.outcome() == Outcome.FAIL)
                .forEach(cell -> byCause.merge(
                        cell.cause() == null ? "" : " (" + cell.cause() + ")",
                        cell.environment(),
                        (names, name) -> names + ", " + name));
        return byCause.entrySet().stream()
                .map(entry -> entry.getValue() + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
