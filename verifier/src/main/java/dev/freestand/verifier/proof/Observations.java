package dev.freestand.verifier.proof;

import dev.freestand.verifier.proof.speed.SpeedComparison;
import java.util.List;

/**
 * What was observed beside the outcomes of a proof's cells.
 *
 * @param environments the environments of the cells
 * @param traces what each behaviour of each variant asked of the kernel; empty where nothing was traced
 * @param costs what each variant costs at run time; empty where nothing was measured
 * @param kernelFloors the oldest kernel whose system calls are enough for each variant; empty where nothing was observed
 * @param speeds how fast the variants are beside each other; empty where nothing was timed, and in proofs from before it was
 * @param processImages how a process of each variant comes together; empty likewise
 * @param situations what each variant does in situations that trip static programs up; empty where none was asked for
 */
public record Observations(
        List<EnvironmentRecord> environments,
        List<Trace> traces,
        List<RuntimeCost> costs,
        List<ObservedKernelFloor> kernelFloors,
        List<SpeedComparison> speeds,
        List<ProcessImage> processImages,
        List<ObservedSituations> situations) {

    public static final Observations NONE =
            new Observations(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Observations {
        environments = List.copyOf(environments);
        traces = List.copyOf(traces);
        costs = List.copyOf(costs);
        kernelFloors = List.copyOf(kernelFloors);
        speeds = List.copyOf(speeds);
        processImages = List.copyOf(processImages);
        situations = List.copyOf(situations);
    }
}
