package dev.freestand.containers.speed;

import dev.freestand.containers.probe.TimingPlan;
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
 * @param command what is run, with the number of threads in place; its inputs are not there yet
 * @param stdin bytes on standard input
 * @param files files in the working folder, by name
 * @param measure how it is timed
 */
record TimedWork(
        String name,
        SpeedComparison.Kind kind,
        TimingPlan.Command command,
        WorkloadInput stdin,
        Map<String, WorkloadInput> files,
        Workload.Measure measure) {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    static TimedWork of(Workload workload) {
        Map<String, String> env = new HashMap<>();
        workload.env().forEach((name, value) -> env.put(name, workload.withThreads(value)));
        return new TimedWork(
                workload.name(),
                SpeedComparison.Kind.WORKLOAD,
                command(workload.args().stream().map(workload::withThreads).toList(), env, Set.of(), workload.exit()),
                workload.stdin(),
                workload.files(),
                new Workload.Measure(
                        workload.threads(),
                        workload.measure().starts(),
                        workload.measure().rounds(),
                        workload.measure().timeout()));
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
                command(step.args(), step.env(), behaviour.executable(), step.exit()),
                WorkloadInput.of(step.stdin()),
                files,
                new Workload.Measure(null, 1, null, step.timeout() == null ? START_TIMEOUT : step.timeout()));
    }

    private static TimingPlan.Command command(
            List<String> args, Map<String, String> env, Set<String> executable, @Nullable Integer exit) {
        return new TimingPlan.Command(args, env, null, Map.of(), executable, exit);
    }

    /** The command with the paths of its inputs. */
    TimingPlan.Command reading(@Nullable String input, Map<String, String> paths) {
        return new TimingPlan.Command(
                command.args(), command.env(), input, paths, command.executable(), command.exit());
    }

    long bytes() {
        return stdin.length()
                + files.values().stream().mapToLong(WorkloadInput::length).sum();
    }
}
