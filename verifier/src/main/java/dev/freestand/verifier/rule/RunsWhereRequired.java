package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;

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
        return CellRules.judge(evidence, RunsWhereRequired::judge);
    }

    private static RuleResult judge(List<Cell> cells) {
        List<Cell> required = cells.stream().filter(Cell::required).toList();
        if (required.isEmpty()) {
            return RuleResult.notApplicable("no environment in which it was run is required");
        }
        List<Cell> failed =
                required.stream().filter(cell -> cell.outcome() == Outcome.FAIL).toList();
        if (!failed.isEmpty()) {
            return RuleResult.fail("fails in " + CellRules.grouped(failed, RunsWhereRequired::cause, String::concat));
        }
        List<Cell> open =
                required.stream().filter(cell -> cell.outcome() != Outcome.PASS).toList();
        if (!open.isEmpty()) {
            return RuleResult.inconclusive("not established in " + CellRules.environments(open));
        }
        long ran = required.stream()
                .filter(cell -> cell.observed() == RunResult.RUNS)
                .count();
        return RuleResult.pass("runs in " + ran + " of " + required.size() + " required environments"
                + (ran == required.size() ? "" : ", and fails in the others as predicted"));
    }

    private static String cause(Cell cell) {
        return cell.cause() == null ? "" : " (" + cell.cause() + ")";
    }
}
