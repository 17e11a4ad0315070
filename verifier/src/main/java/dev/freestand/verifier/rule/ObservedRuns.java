package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one variant while it ran.
 *
 * @param cells it in each environment
 * @param traces what its behaviours asked of the kernel
 * @param speeds how fast the variants are beside each other, of all variants
 * @param changes what changed since an earlier proof, of all variants; null where there is none
 */
public record ObservedRuns(
        List<Cell> cells,
        List<Trace> traces,
        List<SpeedComparison> speeds,
        @Nullable Comparison changes) {

    public ObservedRuns {
        cells = List.copyOf(cells);
        traces = List.copyOf(traces);
        speeds = List.copyOf(speeds);
    }

    /** Runs that were not timed, and that no earlier proof is compared with. */
    public ObservedRuns(List<Cell> cells, List<Trace> traces) {
        this(cells, traces, List.of(), null);
    }

    /** What all variants' cells and traces say of one of them. */
    public static ObservedRuns of(String variant, List<Cell> cells, List<Trace> traces) {
        return new ObservedRuns(
                cells.stream().filter(cell -> cell.variant().equals(variant)).toList(),
                traces.stream().filter(trace -> trace.variant().equals(variant)).toList());
    }

    /** The same with how fast the variants are. */
    public ObservedRuns with(List<SpeedComparison> newSpeeds) {
        return new ObservedRuns(cells, traces, newSpeeds, changes);
    }

    /** What a proof says of one variant. */
    public static ObservedRuns of(String variant, Proof proof) {
        ObservedRuns runs = of(variant, proof.cells(), proof.traces());
        return new ObservedRuns(runs.cells, runs.traces, proof.speeds(), proof.changes());
    }
}
