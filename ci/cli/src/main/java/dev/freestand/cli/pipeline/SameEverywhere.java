package dev.freestand.cli.pipeline;

import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Fate;
import dev.freestand.verifier.proof.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what behaviours wrote in cells of different machines: where nothing was asked of it, it has to be the same
 * everywhere, and each machine could compare only its own cells. Of every stream, as much is compared as a proof keeps.
 */
final class SameEverywhere {

    private SameEverywhere() {}

    /** What one behaviour of one variant wrote. */
    private record Words(String stdout, String stderr) {}

    private record Key(String variant, String behaviour) {}

    /** The cells; those that wrote something else than most of their kind have failed. */
    static List<Cell> judge(List<Cell> cells) {
        Map<Key, Map<Words, Integer>> counts = new HashMap<>();
        for (Cell cell : cells) {
            if (ran(cell)) {
                for (BehaviourResult result : cell.behaviours()) {
                    counts.computeIfAbsent(new Key(cell.variant(), result.name()), key -> new HashMap<>())
                            .merge(words(result), 1, Integer::sum);
                }
            }
        }
        List<Cell> judged = new ArrayList<>();
        for (Cell cell : cells) {
            judged.add(ran(cell) ? judge(cell, counts) : cell);
        }
        return List.copyOf(judged);
    }

    private static Cell judge(Cell cell, Map<Key, Map<Words, Integer>> counts) {
        for (BehaviourResult result : cell.behaviours()) {
            Map<Words, Integer> all = counts.getOrDefault(new Key(cell.variant(), result.name()), Map.of());
            int mine = all.getOrDefault(words(result), 0);
            if (all.values().stream().anyMatch(count -> count > mine)) {
                return new Cell(
                        cell.variant(),
                        cell.environment(),
                        cell.engine(),
                        cell.sha256(),
                        cell.predicted(),
                        Fate.FAILS,
                        Outcome.FAIL,
                        "output-differs",
                        result.name() + ": its output is not as in environments of the other parts",
                        cell.required(),
                        cell.behaviours());
            }
        }
        return cell;
    }

    private static boolean ran(Cell cell) {
        return cell.observed() == Fate.RUNS;
    }

    private static Words words(BehaviourResult result) {
        return new Words(result.stdout(), result.stderr());
    }
}
