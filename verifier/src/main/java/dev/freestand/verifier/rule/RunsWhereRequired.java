package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;

/** FS501: the variant's cells in required environments pass. */
final class RunsWhereRequired implements Rule {

    @Override
    public String id() {
        return "FS501";
    }

    @Override
    public String title() {
        return "Runs in every required environment";
    }

    @Override
    public String why() {
        return "What was built on one machine is run on others. A file that does not start there, or behaves in another"
                + " way, is found by its users if it is not found here.";
    }

    @Override
    public String evidence() {
        return "Every behaviour of freestand.yaml, run in every environment that policy requires: a static variant"
                + " must run; a dynamic one must run where that is predicted, and fail for the reason predicted elsewhere.";
    }

    @Override
    public String fix() {
        return "Each cell says the cause and the way out. What need not run everywhere can be left out of"
                + " environments.require.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/book1.html";
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
