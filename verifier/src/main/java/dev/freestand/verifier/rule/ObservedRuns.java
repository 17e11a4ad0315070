package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.change.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one variant while it ran.
 *
 * @param cells it in each environment
 * @param traces what its behaviours asked of the kernel
 * @param kernelFloor the oldest kernel whose system calls are enough for it; null where that was not asked for
 * @param changes what changed since an earlier proof, of all variants; null where there is none
 */
public record ObservedRuns(
        List<Cell> cells,
        List<Trace> traces,
        @Nullable ObservedKernelFloor kernelFloor,
        @Nullable Comparison changes) {

    public ObservedRuns {
        cells = List.copyOf(cells);
        traces = List.copyOf(traces);
    }

    /** Runs that no earlier proof is compared with. */
    public ObservedRuns(List<Cell> cells, List<Trace> traces) {
        this(cells, traces, null, null);
    }

    /** What was observed of all variants says this of one of them. */
    public static ObservedRuns of(
            String variant, List<Cell> cells, List<Trace> traces, List<ObservedKernelFloor> kernelFloors) {
        return new ObservedRuns(
                cells.stream().filter(cell -> cell.variant().equals(variant)).toList(),
                traces.stream().filter(trace -> trace.variant().equals(variant)).toList(),
                kernelFloors.stream()
                        .filter(floor -> floor.variant().equals(variant))
                        .findFirst()
                        .orElse(null),
                null);
    }

    /** What a proof says of one variant. */
    public static ObservedRuns of(String variant, Proof proof) {
        ObservedRuns runs = of(variant, proof.cells(), proof.traces(), proof.kernelFloors());
        return new ObservedRuns(runs.cells, runs.traces, runs.kernelFloor, proof.changes());
    }
}
