package dev.freestand.containers.speed;

import dev.freestand.containers.confine.ControlGroup;
import dev.freestand.containers.confine.HostCell;
import dev.freestand.containers.probe.ProtocolException;
import dev.freestand.containers.probe.TimedRuns;
import dev.freestand.containers.probe.TimingPlan;
import dev.freestand.containers.trace.CallCounter;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Workload;
import dev.freestand.verifier.policy.WorkloadInput;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Times variants in turns: all of them in one sandbox on this machine's own libraries, every round each of them once, every
 * round beginning with another one. What cannot be timed is left out, and the result states why.
 */
public final class SpeedMeter {

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int LONGEST_COMPLAINT = 300;

    private final ProcessRunner runner;
    private final Path temporary;
    private final List<TimedVariant> variants;

    /**
     * A meter.
     *
     * @param temporary folder in which it may make folders of its own
     * @param variants the variants in the order of freestand.yaml; those of other machines are not timed
     */
    public SpeedMeter(ProcessRunner runner, Path temporary, List<TimedVariant> variants) {
        this.runner = runner;
        this.temporary = temporary;
        this.variants = List.copyOf(variants);
    }

    /** How fast they start: the first step of a behaviour. */
    public SpeedComparison start(Behaviour behaviour) {
        return measure(TimedWork.start(behaviour));
    }

    /** How fast they do a workload. */
    public SpeedComparison workload(Workload workload) {
        return measure(TimedWork.of(workload));
    }

    private SpeedComparison measure(TimedWork work) {
        List<TimedVariant> timed =
                variants.stream().filter(TimedVariant::runsHere).toList();
        if (timed.isEmpty()) {
            return result(work, List.of(), "it is for another machine than this one");
        }
        try (HostCell cell = HostCell.open(runner, temporary)) {
            List<Path> inputs = new ArrayList<>();
            TimingPlan plan = plan(work, timed, cell, inputs);
            List<Path> files = timed.stream().map(TimedVariant::artifact).toList();
            List<TimedRuns> runs = run(plan, cell, cell.measure(files, inputs));
            List<VariantSpeed> speeds = new ArrayList<>();
            for (TimedVariant variant : variants) {
                int index = timed.indexOf(variant);
                speeds.add(
                        index < 0
                                ? untimed(
                                        variant,
                                        "it is for " + variant.report().machine() + ", and this machine is not")
                                : speed(timed, index, runs, work, plan, cell, inputs));
            }
            return result(work, speeds, null);
        } catch (ProcessNotStartedException e) {
            return result(work, List.of(), e.getMessage() + "; install the package bubblewrap");
        } catch (IOException | ProtocolException e) {
            return result(work, List.of(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private static TimingPlan plan(TimedWork work, List<TimedVariant> timed, HostCell cell, List<Path> inputs)
            throws IOException {
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < timed.size(); i++) {
            subjects.add(HostCell.inside(timed.get(i).artifact(), i));
        }
        String stdin = work.stdin().length() == 0 ? null : input(work.stdin(), cell, inputs);
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, WorkloadInput> file : new TreeMap<>(work.files()).entrySet()) {
            files.put(file.getKey(), input(file.getValue(), cell, inputs));
        }
        Integer rounds = work.measure().rounds();
        return new TimingPlan(
                subjects,
                work.reading(stdin, files),
                HostCell.WORK,
                new TimingPlan.Rounds(
                        work.measure().starts(),
                        rounds == null ? Workload.Measure.USUAL : rounds,
                        rounds == null ? Workload.Measure.FEWEST : rounds,
                        Workload.Measure.TIME,
                        work.measure().timeout()));
    }

    /** Makes an input, and gives its path inside. */
    private static String input(WorkloadInput input, HostCell cell, List<Path> inputs) throws IOException {
        Path file = Files.createTempFile(cell.folder(), "input", "");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            input.writeTo(out);
        }
        inputs.add(file);
        return HostCell.input(inputs.size() - 1);
    }

    private List<TimedRuns> run(TimingPlan plan, HostCell cell, List<String> command)
            throws IOException, ProtocolException, ProcessNotStartedException {
        String nonce = TimingPlan.nonce();
        ProcessResult result;
        try (ControlGroup group = cell.group(1)) {
            List<String> argv = new ArrayList<>(cell.join(group));
            argv.addAll(command);
            result = runner.run(ProcessRequest.of(argv)
                    .withStdin(plan.encode(nonce))
                    .withTimeout(plan.longest())
                    .withOutputLimit(LARGEST_ANSWER));
        }
        if (!result.succeeded()) {
            String words = result.err().strip().lines().findFirst().orElse("exit status " + result.exitCode());
            throw new IOException("the sandbox did not time it: "
                    + (result.timedOut()
                            ? "it did not finish within " + plan.longest().toSeconds() + " s"
                            : words.substring(0, Math.min(words.length(), LONGEST_COMPLAINT))));
        }
        return TimedRuns.parse(result.stdout(), nonce, plan);
    }

    private VariantSpeed speed(
            List<TimedVariant> timed,
            int index,
            List<TimedRuns> all,
            TimedWork work,
            TimingPlan plan,
            HostCell cell,
            List<Path> inputs) {
        TimedVariant variant = timed.get(index);
        TimedRuns runs = all.get(index);
        TimedRuns.Failure failure = runs.failure();
        if (failure != null) {
            String words = describe(failure, plan);
            return failure.ending().equals("not-started")
                    ? untimed(variant, words)
                    : new VariantSpeed(variant.name(), List.of(), null, new TreeMap<>(), words, null);
        }
        // What the first that ran wrote is what all have to write.
        int reference = 0;
        while (all.get(reference).failure() != null) {
            reference++;
        }
        if (!Objects.equals(runs.written(), all.get(reference).written())) {
            return new VariantSpeed(
                    variant.name(),
                    List.of(),
                    null,
                    new TreeMap<>(),
                    "its output differs from that of " + timed.get(reference).name() + " with the same input",
                    null);
        }
        CallCounter.Counts counts = work.kind() == SpeedComparison.Kind.START
                ? CallCounter.Counts.NONE
                : new CallCounter(runner).count(cell, variant.artifact(), inputs, plan);
        return new VariantSpeed(
                variant.name(), runs.micros(), middle(runs.faults()), counts.calls(), null, counts.problem());
    }

    private static String describe(TimedRuns.Failure failure, TimingPlan plan) {
        String said = failure.stderr()
                .strip()
                .lines()
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
        return switch (failure.ending()) {
            case "exit" ->
                "a run exited with status " + failure.number()
                        + (plan.command().exit() == null
                                ? ", unlike the first"
                                : " instead of " + plan.command().exit())
                        + said;
            case "signal" -> "signal " + failure.number() + " ended a run" + said;
            case "timeout" ->
                "a run did not finish within " + plan.rounds().timeout().toSeconds() + " s";
            case "flood" -> "a run wrote endless output";
            case "not-started" -> "it does not start on this machine (errno " + failure.number() + ")";
            default -> "the output of a run differs from the previous one";
        };
    }

    private static @Nullable Long middle(List<Long> numbers) {
        return numbers.isEmpty() ? null : numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private static VariantSpeed untimed(TimedVariant variant, String problem) {
        return new VariantSpeed(variant.name(), List.of(), null, new TreeMap<>(), null, problem);
    }

    private SpeedComparison result(TimedWork work, List<VariantSpeed> speeds, @Nullable String problem) {
        return new SpeedComparison(
                work.name(),
                work.kind(),
                new SpeedComparison.Amount(
                        work.bytes(), work.measure().starts(), work.measure().threads()),
                Runtime.getRuntime().availableProcessors(),
                speeds,
                problem);
    }
}
