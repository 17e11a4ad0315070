package dev.freestand.containers.trace;

import dev.freestand.containers.confine.ControlGroup;
import dev.freestand.containers.confine.HostCell;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.TreeRemoval;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs behaviours under strace, in cells on this machine's own libraries, and reports what they touched. */
public final class Tracer {

    /** What strace adds to the time of a step is a multiple of it: each call stops the process twice. */
    private static final int SLOWER = 3;

    private static final Duration STEP = CellLimits.DEFAULT.step().multipliedBy(SLOWER);
    private static final int LONGEST_COMPLAINT = 300;
    /** From this status on a signal ended the file. */
    private static final int KILLED = 128;

    /** How the probe's own words begin: then strace worked, and something of the cell did not. */
    private static final String PROBE = "probe: ";

    private static final String SANDBOX = "bwrap: ";

    private final ProcessRunner runner;
    private final Path temporary;

    /**
     * A tracer.
     *
     * @param temporary folder in which it may make folders of its own
     */
    public Tracer(ProcessRunner runner, Path temporary) {
        this.runner = runner;
        this.temporary = temporary;
    }

    /**
     * What a variant touches, one trace for each behaviour. Never throws for what the file or strace does: a trace that is
     * not whole states why.
     *
     * @param artifact the variant's file
     * @param report what was found in it
     */
    public List<Trace> trace(String variant, Path artifact, FileReport report, List<Behaviour> behaviours) {
        String machine = report.machine();
        if (!HostMachine.CURRENT.runs(machine)) {
            return nothing(variant, behaviours, "it is for " + machine + ", and this machine is not");
        }
        try (HostCell cell = HostCell.open(runner, temporary)) {
            List<Trace> traces = new ArrayList<>();
            for (Behaviour behaviour : behaviours) {
                traces.add(expected(behaviour, run(variant, artifact, report, behaviour, cell)));
            }
            return traces;
        } catch (IOException e) {
            return nothing(variant, behaviours, "the trace cannot be kept: " + e.getMessage());
        }
    }

    /**
     * One behaviour under strace, whatever came of it.
     *
     * @param trace what it touched; its problem states why it is not whole
     * @param steps how each step ended in which the file was seen to start and to end, in order
     */
    public record TracedBehaviour(Trace trace, List<ProcessResult> steps) {
        public TracedBehaviour {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Runs a behaviour in this cell, with a working folder of its own.
     *
     * @throws IOException if the folder of the cell cannot be written to
     */
    public TracedBehaviour run(String variant, Path artifact, FileReport report, Behaviour behaviour, HostCell cell)
            throws IOException {
        Path work = Files.createTempDirectory(cell.folder(), "work");
        for (Map.Entry<String, Content> file : new TreeMap<>(behaviour.files()).entrySet()) {
            Path path = work.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue().bytes());
            if (behaviour.executable().contains(file.getKey())) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        StraceCommand command = new StraceCommand(cell, cell.folder().resolve("log"), work, artifact);
        TouchedFiles touched = new TouchedFiles(command.inside(), report.interpreter());
        StartUpPaths startUp = new StartUpPaths(
                command.inside(),
                report.libc().flavour(),
                report.linkage(),
                report.floors().go() != null);
        String problem = null;
        List<ProcessResult> ended = new ArrayList<>();
        for (Step step : behaviour.steps()) {
            problem = run(command, step, touched, startUp, ended);
            if (problem != null) {
                // What was seen stays: it can be bad enough.
                break;
            }
        }
        TreeRemoval.remove(work);
        return new TracedBehaviour(touched.trace(variant, behaviour.name(), problem), ended);
    }

    /** strace and bubblewrap end as the file does. One that ends otherwise than asked has not shown what it touches. */
    private static Trace expected(Behaviour behaviour, TracedBehaviour traced) {
        Trace trace = traced.trace();
        if (trace.problem() != null) {
            return trace;
        }
        for (int i = 0; i < traced.steps().size(); i++) {
            Integer asked = behaviour.steps().get(i).exit();
            ProcessResult ended = traced.steps().get(i);
            if (asked == null ? ended.exitCode() >= KILLED : asked != ended.exitCode()) {
                return new Trace(
                        trace.variant(),
                        trace.behaviour(),
                        trace.systemCalls(),
                        trace.opened(),
                        trace.mapped(),
                        "under strace it exits with " + ended.exitCode() + " instead of "
                                + (asked == null ? "the exit status in cells" : asked) + ": " + complaint(ended));
            }
        }
        return trace;
    }

    /** Runs one step, adds how it ended; gives why its trace is not whole, or null. */
    private @Nullable String run(
            StraceCommand command, Step step, TouchedFiles touched, StartUpPaths startUp, List<ProcessResult> ended)
            throws IOException {
        Files.deleteIfExists(command.log());
        Duration time = step.timeout() == null ? STEP : step.timeout().multipliedBy(SLOWER);
        ProcessResult result;
        try (ControlGroup group = command.cell().group(1)) {
            List<String> argv = new ArrayList<>(command.cell().join(group));
            argv.addAll(command.of(step));
            result = runner.run(ProcessRequest.of(argv)
                    .withStdin(step.stdin().bytes())
                    .withTimeout(time)
                    .withOutputLimit(1 << 16));
        } catch (ProcessNotStartedException e) {
            return "strace cannot be run (" + e.getMessage() + "); install the package strace";
        }
        if (result.timedOut()) {
            return "a step did not finish within " + time.toSeconds() + " s under strace, " + SLOWER + " times the"
                    + " limit in a cell";
        }
        if (!Files.exists(command.log())) {
            return "strace did not trace: " + complaint(result) + "; install the packages strace and bubblewrap";
        }
        if (Files.size(command.log()) >= StraceCommand.LARGEST_LOG) {
            return "its trace is longer than " + StraceCommand.LARGEST_LOG + " bytes";
        }
        StraceLog log = new StraceLog(command.inside());
        // One character a byte: a path can hold any.
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(RegularFile.stream(command.log()), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(line);
            }
        }
        if (!log.started()) {
            String said = complaint(result);
            return "the file was not started under strace: " + said
                    + (said.startsWith(PROBE)
                            ? ""
                            : said.startsWith(SANDBOX)
                                    ? "; run Freestand outside of the container that restricts it"
                                    : "; where ptrace is not allowed, a container needs --cap-add=SYS_PTRACE");
        }
        ended.add(result);
        touched.add(log.calls(), step, startUp);
        return log.whole() ? null : "its trace has lines that could not be parsed, or calls without an end";
    }

    private static String complaint(ProcessResult result) {
        String words = result.err().strip().lines().findFirst().orElse("exit status " + result.exitCode());
        return words.substring(0, Math.min(words.length(), LONGEST_COMPLAINT));
    }

    private static List<Trace> nothing(String variant, List<Behaviour> behaviours, String problem) {
        return behaviours.stream()
                .map(behaviour -> new Trace(variant, behaviour.name(), new TreeMap<>(), List.of(), List.of(), problem))
                .toList();
    }
}
