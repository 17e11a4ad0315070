package dev.freestand.containers.price;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.ResidentCommand;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.LiveMemory;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.StartTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures what a variant costs on this machine. */
public final class CostMeter {

    private static final List<Integer> COUNTS = List.of(1, 10, 50);
    private static final int MICROS = 1000;
    private static final String MACHINE = "x86-64";

    private CostMeter() {}

    /**
     * The price of one variant. What cannot be measured is left out, and the problem states why.
     *
     * @param file what was found in it
     * @param cells all variants' cells, from which the time to start is taken
     * @param resident a command line with which it waits; null where none is configured
     */
    public static RuntimeCost measure(
            String variant, Path artifact, FileReport file, List<Cell> cells, @Nullable ResidentCommand resident)
            throws InterruptedException {
        List<LiveMemory> live = new ArrayList<>();
        String problem = resident == null
                ? "memory was not measured: freestand.yaml has no 'resident', a command line with which the program waits"
                        + " for its standard input"
                : null;
        if (!MACHINE.equals(file.machine())) {
            problem = "memory was not measured: it is for " + file.machine() + ", and this machine is not";
        } else if (resident != null) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            try (HostCell cell = HostCell.open(new CommonsExecRunner(), temporary)) {
                for (int count : COUNTS) {
                    live.add(memory(cell, artifact, resident, count));
                }
            } catch (IOException e) {
                problem = "memory was not measured: " + e.getMessage();
            }
        }
        int replaced = file.linkage() == Linkage.DYNAMIC ? 0 : 1;
        StartTimes start = start(variant, cells);
        return new RuntimeCost(
                variant, file.size(), start == null ? null : start.lowestMicros(), live, replaced, problem, start);
    }

    private static LiveMemory memory(HostCell cell, Path artifact, ResidentCommand resident, int count)
            throws IOException, InterruptedException {
        try (LiveProcesses processes = LiveProcesses.start(cell, artifact, resident, count)) {
            Rollup memory = processes.memory();
            return new LiveMemory(count, memory.proportional(), memory.unshared());
        }
    }

    /** Those in the environments in which every variant ran, so that all are measured alike; null where there is none. */
    private static @Nullable StartTimes start(String variant, List<Cell> all) {
        List<String> variants = all.stream().map(Cell::variant).distinct().toList();
        Set<String> shared = all.stream().map(Cell::environment).collect(Collectors.toSet());
        for (String one : variants) {
            shared.retainAll(all.stream()
                    .filter(cell -> cell.variant().equals(one) && cell.observed() == RunResult.RUNS)
                    .map(Cell::environment)
                    .collect(Collectors.toSet()));
        }
        List<Cell> cells =
                all.stream().filter(cell -> cell.variant().equals(variant)).toList();
        List<Long> micros = cells.stream()
                .filter(cell -> cell.observed() == RunResult.RUNS && shared.contains(cell.environment()))
                .flatMap(cell -> cell.behaviours().stream().limit(1))
                .map(BehaviourResult::millis)
                .flatMap(Stream::ofNullable)
                .map(millis -> Math.round(millis * MICROS))
                .sorted()
                .toList();
        int count = micros.size();
        return count == 0
                ? null
                : new StartTimes(
                        count,
                        micros.get(0),
                        (micros.get((count - 1) / 2) + micros.get(count / 2)) / 2,
                        micros.get(count - 1));
    }
}
