package dev.freestand.cli.verify;

import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares what behaviours wrote in cells of different machines: where nothing was asked of it, it has to be the same
 * everywhere, and each machine could compare only its own cells. Of every stream, as much is compared as a proof keeps.
 */
final class OutputConsistencyCheck {

    private OutputConsistencyCheck() {}

    /** How one behaviour of one variant ended, and what it wrote. */
    private record StepOutput(@Nullable Integer exit, String stdout, String stderr) {}

    private record Key(String variant, String behaviour) {}

    /** The cells; those that wrote something else than most of their kind (of equally many, than the first) have failed. */
    static List<Cell> judge(List<Cell> cells) {
        Map<Key, Map<StepOutput, Integer>> counts = new HashMap<>();
        for (Cell cell : cells) {
            if (ran(cell)) {
                for (BehaviourResult result : cell.behaviours()) {
                    counts.computeIfAbsent(key(cell, result), key -> new LinkedHashMap<>())
                            .merge(output(result), 1, Integer::sum);
                }
            }
        }
        Map<Key, StepOutput> references = new HashMap<>();
        counts.forEach((key, all) -> references.put(key, most(all)));
        return cells.stream()
                .map(cell -> ran(cell) ? judge(cell, references) : cell)
                .toList();
    }

    private static StepOutput most(Map<StepOutput, Integer> counts) {
        int highest = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == highest)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Cell judge(Cell cell, Map<Key, StepOutput> references) {
        for (BehaviourResult result : cell.behaviours()) {
            StepOutput reference = references.get(key(cell, result));
            if (!output(result).equals(reference)) {
                boolean exit = reference != null && !Objects.equals(result.exit(), reference.exit());
                Cause cause = exit ? Cause.EXIT_DIFFERS : Cause.OUTPUT_DIFFERS;
                return cell.failing(
                        RunResult.FAILS,
                        cause,
                        result.name() + ": its " + (exit ? "exit status" : "output")
                                + " differs from other environments; " + cause.fix());
            }
        }
        return cell;
    }

    private static Key key(Cell cell, BehaviourResult result) {
        return new Key(cell.variant(), result.name());
    }

    private static boolean ran(Cell cell) {
        return cell.observed() == RunResult.RUNS;
    }

    private static StepOutput output(BehaviourResult result) {
        return new StepOutput(result.exit(), result.stdout(), result.stderr());
    }
}
