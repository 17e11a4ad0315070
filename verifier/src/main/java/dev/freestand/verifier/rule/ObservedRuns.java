package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one variant while it ran.
 *
 * @param cells it in each environment
 * @param traces what its behaviours asked of the kernel
 * @param kernelFloor the oldest kernel whose system calls are enough for it; null where that was not asked for
 * @param speeds how fast the variants are beside each other, of all variants
 * @param changes what changed since an earlier proof, of all variants; null where there is none
 * @param mutants what the rules said of changed copies of its file; null where none were made
 * @param situations what it does in situations that trip static programs up; null where none was asked for
 */
public record ObservedRuns(
        List<Cell> cells,
        List<Trace> traces,
        List<SpeedComparison> speeds,
        @Nullable ObservedKernelFloor kernelFloor,
        @Nullable Comparison changes,
        @Nullable VariantMutants mutants,
        @Nullable ObservedSituations situations) {

    public ObservedRuns {
        cells = List.copyOf(cells);
        traces = List.copyOf(traces);
        speeds = List.copyOf(speeds);
    }

    /** Runs that were not timed, that no earlier proof is compared with, of a file of which no mutants were made. */
    public ObservedRuns(List<Cell> cells, List<Trace> traces) {
        this(cells, traces, List.of(), null, null, null, null);
    }

    /** The same with what the rules said of mutants; of all variants, those of this one are taken. */
    public ObservedRuns withMutants(String variant, List<VariantMutants> all) {
        return new ObservedRuns(
                cells,
                traces,
                speeds,
                kernelFloor,
                changes,
                all.stream()
                        .filter(one -> one.variant().equals(variant))
                        .findFirst()
                        .orElse(null),
                situations);
    }

    /** The same with what was seen in situations; of all variants, those of this one are taken. */
    public ObservedRuns withSituations(String variant, List<ObservedSituations> all) {
        return new ObservedRuns(
                cells,
                traces,
                speeds,
                kernelFloor,
                changes,
                mutants,
                all.stream()
                        .filter(one -> one.variant().equals(variant))
                        .findFirst()
                        .orElse(null));
    }

    /** What was observed of all variants says this of one of them. */
    public static ObservedRuns of(
            String variant, List<Cell> cells, List<Trace> traces, List<ObservedKernelFloor> kernelFloors) {
        return new ObservedRuns(
                cells.stream().filter(cell -> cell.variant().equals(variant)).toList(),
                traces.stream().filter(trace -> trace.variant().equals(variant)).toList(),
                List.of(),
                kernelFloors.stream()
                        .filter(floor -> floor.variant().equals(variant))
                        .findFirst()
                        .orElse(null),
                null,
                null,
                null);
    }

    /** The same with how fast the variants are. */
    public ObservedRuns with(List<SpeedComparison> newSpeeds) {
        return new ObservedRuns(cells, traces, newSpeeds, kernelFloor, changes, mutants, situations);
    }

    /** What a proof says of one variant. */
    public static ObservedRuns of(String variant, Proof proof) {
        ObservedRuns runs = of(variant, proof.cells(), proof.traces(), proof.kernelFloors());
        return new ObservedRuns(runs.cells, runs.traces, proof.speeds(), runs.kernelFloor, proof.changes(), null, null)
                .withMutants(variant, proof.mutants())
                .withSituations(variant, proof.situations());
    }
}
