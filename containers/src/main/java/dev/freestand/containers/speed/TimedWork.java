package dev.freestand.containers.speed;

import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.policy.Workload;
import dev.freestand.verifier.policy.WorkloadInput;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is timed: a workload, or start-up.
 *
 * @param name the workload's name, or the behaviour's
 * @param kind which of both
 * @param args arguments, with the number of threads in place
 * @param env the whole environment, likewise
 * @param stdin bytes on standard input
 * @param files files in the working folder, by name
 * @param executable those of them that may be executed
 * @param exit exit status of every run; null: that of the first
 * @param measure how it is timed
 */
record TimedWork(
        String name,
        SpeedComparison.Kind kind,
        List<String> args,
        Map<String, String> env,
        WorkloadInput stdin,
        Map<String, WorkloadInput> files,
        Set<String> executable,
        @Nullable Integer exit,
        Workload.Measure measure) {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    static TimedWork of(Workload workload) {
        Map<String, String> env = new HashMap<>();
        workload.env().forEach((name, value) -> env.put(name, workload.told(value)));
        return new TimedWork(
                workload.name(),
                SpeedComparison.Kind.WORKLOAD,
                workload.args().stream().map(workload::told).toList(),
                env,
                workload.stdin(),
                workload.files(),
                Set.of(),
                workload.exit(),
                workload.measure());
    }

    /** The first step of a behaviour, as what takes little more than starting. */
    static TimedWork start(Behaviour behaviour) {
        Step step = behaviour.steps().get(0);
        Map<String, WorkloadInput> files = new TreeMap<>();
        for (Map.Entry<String, Content> file : behaviour.files().entrySet()) {
            files.put(file.getKey(), WorkloadInput.of(file.getValue()));
        }
        return new TimedWork(
                behaviour.name(),
                SpeedComparison.Kind.START,
                step.args(),
                step.env(),
                WorkloadInput.of(step.stdin()),
                files,
                behaviour.executable(),
                step.exit(),
                new Workload.Measure(null, 1, null, step.timeout() == null ? START_TIMEOUT : step.timeout()));
    }

    long bytes() {
        return stdin.length()
                + files.values().stream().mapToLong(WorkloadInput::length).sum();
    }
}
