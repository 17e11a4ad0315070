package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.ArrayList;
import java.util.List;

/** FS504: the variant was seen to run in every environment that it is promised to run in. */
final class RunsWherePromised implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.RUNS_WHERE_PROMISED;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        List<String> promised = evidence.variant().promise().runsOn();
        if (promised == null || promised.isEmpty()) {
            return RuleResult.notApplicable("not promised");
        }
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("it was not run");
        }
        RuleResult found = judge(promised, runs.cells());
        return new RuleResult(found.outcome(), "runsOn " + String.join(", ", promised) + ": " + found.message());
    }

    private static RuleResult judge(List<String> promised, List<Cell> cells) {
        List<Cell> named = cells.stream()
                .filter(cell -> promised.stream().anyMatch(word -> Environments.matches(word, cell.environment())))
                .toList();
        List<String> problems = new ArrayList<>();
        List<Cell> failed =
                named.stream().filter(cell -> state(cell) == Outcome.FAIL).toList();
        if (!failed.isEmpty()) {
            problems.add("does not run in " + CellRules.grouped(failed, RunsWherePromised::cause, String::concat));
        }
        List<Cell> open = named.stream()
                .filter(cell -> state(cell) == Outcome.INCONCLUSIVE)
                .toList();
        if (!open.isEmpty()) {
            problems.add("not established in " + CellRules.environments(open)
                    + ": the cell says why, and freestand doctor what is missing");
        }
        List<String> absent = promised.stream()
                .filter(word -> named.stream().noneMatch(cell -> Environments.matches(word, cell.environment())))
                .toList();
        if (!absent.isEmpty()) {
            problems.add("not run in " + String.join(", ", absent)
                    + ": freestand verify runs it there, and freestand doctor names what that takes");
        }
        String found = String.join("; ", problems);
        if (!failed.isEmpty()) {
            return RuleResult.fail(found);
        }
        return problems.isEmpty()
                ? RuleResult.pass("observed to run in " + CellRules.environments(named))
                : RuleResult.inconclusive(found);
    }

    /** A cell that failed as predicted did not run: here only what was observed counts. */
    private static Outcome state(Cell cell) {
        if (cell.observed() == RunResult.FAILS || cell.outcome() == Outcome.FAIL) {
            return Outcome.FAIL;
        }
        return cell.observed() == RunResult.RUNS && cell.outcome() == Outcome.PASS
                ? Outcome.PASS
                : Outcome.INCONCLUSIVE;
    }

    private static String cause(Cell cell) {
        return cell.cause() == null ? "" : " (" + cell.cause() + ")";
    }
}
