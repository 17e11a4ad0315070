package dev.freestand.containers.portability;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes one cell of an environment's runs on several engines: it is as good as the worst of them, and names the engines that
 * it speaks of.
 */
final class EngineAgreement {

    private static final String AND = "+";

    private EngineAgreement() {}

    /** The cells of one variant, each environment once, in the order in which they come. */
    static List<Cell> of(List<Cell> cells) {
        Map<String, List<Cell>> runs = new LinkedHashMap<>();
        cells.forEach(cell -> runs.computeIfAbsent(cell.environment(), name -> new ArrayList<>())
                .add(cell));
        return runs.values().stream().map(EngineAgreement::one).toList();
    }

    private static Cell one(List<Cell> runs) {
        Cell worst = runs.get(0);
        for (Cell run : runs) {
            worst = badness(run) > badness(worst) ? run : worst;
        }
        int limit = badness(worst);
        List<Cell> alike = runs.stream().filter(run -> badness(run) == limit).toList();
        String others = runs.stream()
                .filter(run -> badness(run) != limit)
                .map(run ->
                        run.engine() + ": " + run.message().lines().findFirst().orElse(""))
                .collect(Collectors.joining("; "));
        String message =
                others.isEmpty() ? worst.message() : "on " + engines(alike) + " " + worst.message() + "\non " + others;
        return runs.size() == 1
                ? worst
                : new Cell(
                        worst.variant(),
                        worst.environment(),
                        engines(alike),
                        worst.sha256(),
                        worst.predicted(),
                        worst.observed(),
                        worst.outcome(),
                        worst.cause(),
                        message,
                        worst.required(),
                        worst.behaviours());
    }

    private static String engines(List<Cell> runs) {
        return runs.stream().map(Cell::engine).collect(Collectors.joining(AND));
    }

    private static int badness(Cell cell) {
        return cell.outcome() == Outcome.FAIL ? 2 : cell.outcome() == Outcome.INCONCLUSIVE ? 1 : 0;
    }
}
