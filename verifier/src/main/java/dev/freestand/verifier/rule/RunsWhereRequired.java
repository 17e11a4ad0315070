package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Outcome;
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
