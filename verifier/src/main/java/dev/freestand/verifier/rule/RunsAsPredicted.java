package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;
import java.util.Locale;

/** FS502: what was observed in each cell is what the evidence predicted. */
final class RunsAsPredicted implements Rule {

    /** The cause of cells that agree with each other and not with what is expected; as {@code Cause} has it. */
    private static final String SAME_EVERYWHERE = "same-everywhere";

    @Override
    public RuleDescription description() {
        return PolicyRule.RUNS_AS_PREDICTED;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        boolean dynamic = dynamic(evidence);
        return CellRules.judge(evidence, cells -> judge(cells, dynamic));
    }

    private static RuleResult judge(List<Cell> cells, boolean dynamic) {
        List<Cell> wrong =
                cells.stream().filter(cell -> otherwise(cell, dynamic)).toList();
        if (!wrong.isEmpty()) {
            String found = CellRules.grouped(wrong, RunsAsPredicted::describe, (names, words) -> names + ": " + words);
            // An environment that is not required is only reported on.
            return wrong.stream().anyMatch(Cell::required) ? RuleResult.fail(found) : RuleResult.warn(found);
        }
        List<Cell> unknown = cells.stream()
                .filter(cell -> cell.required() && open(cell, dynamic))
                .toList();
        if (!unknown.isEmpty()) {
            return RuleResult.inconclusive("not established in " + CellRules.environments(unknown));
        }
        if (cells.stream().anyMatch(RunsAsPredicted::startsEverywhere)) {
            return RuleResult.pass(
                    "it starts where that was predicted; FS501 reports that it does not do there what freestand.yaml"
                            + " expects");
        }
        long compared = cells.stream().filter(RunsAsPredicted::bothKnown).count();
        return RuleResult.pass("as predicted in " + compared + " of " + cells.size() + " environments"
                + (compared == cells.size() ? "" : "; in the others one or the other is not known"));
    }

    /** As when the matrix was judged: what a variant is meant to be counts before what it is. */
    private static boolean dynamic(RuleInput evidence) {
        Linkage meant = evidence.variant().expect().linkage();
        return (meant == null ? evidence.file().linkage() : meant) == Linkage.DYNAMIC;
    }

    private static boolean bothKnown(Cell cell) {
        return cell.predicted() != RunResult.UNKNOWN && cell.observed() != RunResult.UNKNOWN;
    }

    /** A dynamic file that fails as predicted passes: where it does not pass, it failed for another reason. */
    private static boolean otherwise(Cell cell, boolean dynamic) {
        return bothKnown(cell)
                && !startsEverywhere(cell)
                && (cell.predicted() != cell.observed()
                        || (dynamic && cell.observed() == RunResult.FAILS && cell.outcome() == Outcome.FAIL));
    }

    /** It runs, and a prediction is about no more than that; what is expected of it is another matter. */
    private static boolean startsEverywhere(Cell cell) {
        return SAME_EVERYWHERE.equals(cell.cause());
    }

    /** Of a static file it is enough that it runs. */
    private static boolean open(Cell cell, boolean dynamic) {
        return cell.observed() == RunResult.UNKNOWN || (dynamic && cell.predicted() == RunResult.UNKNOWN);
    }

    private static String describe(Cell cell) {
        String observed = cell.predicted() == cell.observed() ? "fails for another reason" : word(cell.observed());
        return "predicted " + word(cell.predicted()) + ", observed " + observed
                + (cell.cause() == null ? "" : " (" + cell.cause() + ")");
    }

    private static String word(RunResult fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
