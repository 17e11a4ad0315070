package dev.freestand.containers.cost;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.ResidentCommand;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.RuntimeCost.LiveMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures what a variant costs on this machine. */
public final class CostMeter {

    private static final List<Integer> COUNTS = List.of(1, 10, 50);

    private CostMeter() {}

    /**
     * What one variant costs. What cannot be measured is left out, and the problem states why.
     *
     * @param file what was found in it
     * @param resident a command line with which it waits; null where none is configured
     */
    public static RuntimeCost measure(
            String variant, Path artifact, FileReport file, @Nullable ResidentCommand resident)
            throws InterruptedException {
        List<LiveMemory> live = new ArrayList<>();
        String problem = resident == null
                ? "memory was not measured: freestand.yaml has no 'resident', the command line with which the"
                        + " program waits for standard input"
                : null;
        if (!HostMachine.CURRENT.runs(file.machine())) {
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
        return new RuntimeCost(variant, file.size(), null, live, replaced, problem, null);
    }

    private static LiveMemory memory(HostCell cell, Path artifact, ResidentCommand resident, int count)
            throws IOException, InterruptedException {
        try (LiveProcesses processes = LiveProcesses.start(cell, artifact, resident, count)) {
            SmapsRollup memory = processes.memory();
            return new LiveMemory(count, memory.proportional(), memory.unshared());
        }
    }
}
