package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.change.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one variant while it ran.
 *
 * @param cells it in each environment
 * @param traces what its behaviours asked of the kernel
 * @param changes what changed since an earlier proof, of all variants; null where there is none
 * @param mutants what the rules said of changed copies of its file; null where none were made
 */
public record ObservedRuns(
        List<Cell> cells,
        List<Trace> traces,
        @Nullable Comparison changes,
        @Nullable VariantMutants mutants) {

    public ObservedRuns {
        cells = List.copyOf(cells);
        traces = List.copyOf(traces);
    }

    /** Runs that no earlier proof is compared with, of a file of which no mutants were made. */
    public ObservedRuns(List<Cell> cells, List<Trace> traces) {
        this(cells, traces, null, null);
    }

    /** The same with what the rules said of mutants; of all variants, those of this one are taken. */
    public ObservedRuns withMutants(String variant, List<VariantMutants> all) {
        return new ObservedRuns(
                cells,
                traces,
                changes,
                all.stream()
                        .filter(one -> one.variant().equals(variant))
                        .findFirst()
                        .orElse(null));
    }

    /** What all variants' cells and traces say of one of them. */
    public static ObservedRuns of(String variant, List<Cell> cells, List<Trace> traces) {
        return new ObservedRuns(
                cells.stream().filter(cell -> cell.variant().equals(variant)).toList(),
                traces.stream().filter(trace -> trace.variant().equals(variant)).toList());
    }

    /** What a proof says of one variant. */
    public static ObservedRuns of(String variant, Proof proof) {
        ObservedRuns runs = of(variant, proof.cells(), proof.traces());
        return new ObservedRuns(runs.cells, runs.traces, proof.changes(), null).withMutants(variant, proof.mutants());
    }
}
