package dev.freestand.containers.portability;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a wrong expectation from an environment that is to blame: where a file does the same in every environment, and
 * what is expected of it in none, no environment made it do so.
 */
public final class WrongExpectation {

    private static final Set<String> CAUSES = Set.of(Cause.EXIT_DIFFERS.word(), Cause.OUTPUT_DIFFERS.word());

    private WrongExpectation() {}

    /** What one behaviour did, the time apart. */
    private record Deed(String name, Object exit, Outcome outcome, String message, String stdout, String stderr) {
        static Deed of(BehaviourResult result) {
            return new Deed(
                    result.name(),
                    Optional.ofNullable(result.exit()),
                    result.outcome(),
                    result.message(),
                    result.stdout(),
                    result.stderr());
        }
    }

    /** The cells of one variant, with that cause where all that ran agree; otherwise as they are. */
    public static List<Cell> judge(List<Cell> cells) {
        List<Cell> ran = cells.stream().filter(WrongExpectation::ran).toList();
        boolean same = ran.size() > 1
                && ran.stream()
                        .allMatch(cell -> cell.outcome() == Outcome.FAIL
                                && CAUSES.contains(String.valueOf(cell.cause()))
                                && deeds(cell).equals(deeds(ran.get(0))));
        return same
                ? cells.stream()
                        .map(cell -> ran(cell) ? blamed(cell, ran.size()) : cell)
                        .toList()
                : cells;
    }

    /** Where it fails as predicted, it does not come to do anything. */
    private static boolean ran(Cell cell) {
        return cell.observed() != RunResult.UNKNOWN
                && !(cell.observed() == RunResult.FAILS && cell.outcome() == Outcome.PASS)
                && !cell.behaviours().isEmpty();
    }

    private static List<Deed> deeds(Cell cell) {
        return cell.behaviours().stream().map(Deed::of).toList();
    }

    private static Cell blamed(Cell cell, int environments) {
        BehaviourResult first = cell.behaviours().stream()
                .filter(result -> result.outcome() == Outcome.FAIL)
                .findFirst()
                .orElseThrow();
        String detail = first.message();
        int end = detail.indexOf('\n') < 0 ? detail.length() : detail.indexOf('\n');
        String message = first.name() + ": " + detail.substring(0, end) + "; it does the same in all " + environments
                + " environments, so the expectation in freestand.yaml or the program is wrong" + detail.substring(end);
        return cell.failing(cell.observed(), Cause.SAME_EVERYWHERE, message);
    }
}
