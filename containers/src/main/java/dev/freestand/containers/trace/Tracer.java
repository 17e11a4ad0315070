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

    private static final String MACHINE = "x86-64";

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
        if (!MACHINE.equals(machine)) {
            return nothing(variant, behaviours, "it is for " + machine + ", and this machine is not");
        }
        try (HostCell cell = HostCell.open(runner, temporary)) {
            List<Trace> traces = new ArrayList<>();
            for (Behaviour behaviour : behaviours) {
                traces.add(trace(variant, artifact, report, behaviour, cell));
            }
            return traces;
        } catch (IOException e) {
            return nothing(variant, behaviours, "the trace cannot be kept: " + e.getMessage());
        }
    }

    private Trace trace(String variant, Path artifact, FileReport report, Behaviour behaviour, HostCell cell)
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
        for (Step step : behaviour.steps()) {
            problem = run(command, step, touched, startUp);
            if (problem != null) {
                // What was seen stays: it can be bad enough.
                break;
            }
        }
        TreeRemoval.remove(work);
        return touched.trace(variant, behaviour.name(), problem);
    }

    /** Runs one step; gives why its trace is not whole, or null. */
    private @Nullable String run(StraceCommand command, Step step, TouchedFiles touched, StartUpPaths startUp)
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
            return "strace cannot be run (" + e.getMessage() + "); run ci/setup, or install the package strace";
        }
        if (result.timedOut()) {
            return "a step did not end within " + time.toSeconds() + " s under strace, " + SLOWER
                    + " times what it has in a cell";
        }
        if (!Files.exists(command.log())) {
            return "strace did not trace: " + complaint(result)
                    + "; run ci/setup, or install the packages strace and bubblewrap";
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
            return "the file was not started under strace: " + complaint(result)
                    + "; where ptrace is not allowed, a container needs --cap-add=SYS_PTRACE";
        }
        touched.add(log.calls(), step, startUp);
        if (!log.whole()) {
            return "its trace holds lines that are not understood, or calls that have no end";
        }
        // strace and bubblewrap end as the file does. One that ends early has not shown what it touches.
        boolean asAsked = step.exit() == null ? result.exitCode() < KILLED : step.exit() == result.exitCode();
        return asAsked
                ? null
                : "under strace it ends with " + result.exitCode() + " instead of "
                        + (step.exit() == null ? "what it ends with in cells" : step.exit()) + ": "
                        + complaint(result);
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
