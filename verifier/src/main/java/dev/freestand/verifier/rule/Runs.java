package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Trace;
import java.util.List;

/**
 * What was seen of one variant while it ran.
 *
 * @param cells it in each environment
 * @param traces what its behaviours asked of the kernel
 */
public record Runs(List<Cell> cells, List<Trace> traces) {

    public Runs {
        cells = List.copyOf(cells);
        traces = List.copyOf(traces);
    }

    /** What all variants' cells and traces say of one of them. */
    public static Runs of(String variant, List<Cell> cells, List<Trace> traces) {
        return new Runs(
                cells.stream().filter(cell -> cell.variant().equals(variant)).toList(),
                traces.stream().filter(trace -> trace.variant().equals(variant)).toList());
    }

    /** What a proof says of one variant. */
    public static Runs of(String variant, Proof proof) {
        return of(variant, proof.cells(), proof.traces());
    }
}
