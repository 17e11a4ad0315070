package dev.freestand.containers.trace;

import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs behaviours under strace, on this machine's own root, and tells what they touched. */
public final class Tracer {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int LONGEST_COMPLAINT = 300;
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
     * not whole says why.
     *
     * @param artifact the variant's file
     * @param report what was found in it
     */
    public List<Trace> trace(String variant, Path artifact, FileReport report, List<Behaviour> behaviours) {
        return behaviours.stream()
                .map(behaviour -> trace(variant, artifact, report, behaviour))
                .toList();
    }

    private Trace trace(String variant, Path artifact, FileReport report, Behaviour behaviour) {
        if (!MACHINE.equals(report.machine())) {
            return nothing(variant, behaviour, "it is for " + report.machine() + ", and this machine is not");
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory(temporary, "freestand-trace-");
            return trace(variant, artifact, report, behaviour, folder);
        } catch (IOException e) {
            return nothing(variant, behaviour, "the trace cannot be kept: " + e.getMessage());
        } finally {
            remove(folder);
        }
    }

    private Trace trace(String variant, Path artifact, FileReport report, Behaviour behaviour, Path folder)
            throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        for (Map.Entry<String, Content> file : new TreeMap<>(behaviour.files()).entrySet()) {
            Files.write(work.resolve(file.getKey()), file.getValue().bytes());
        }
        StraceCommand command = new StraceCommand(folder.resolve("log"), work, artifact);
        Touched touched = new Touched(command.inside(), report.interpreter());
        StartUp startUp = new StartUp(command.inside(), report.libc().flavour(), report.linkage());
        for (Step step : behaviour.steps()) {
            String problem = run(command, step, touched, startUp);
            if (problem != null) {
                // What was seen stays: it can be bad enough.
                return touched.trace(variant, behaviour.name(), problem);
            }
        }
        return touched.trace(variant, behaviour.name(), null);
    }

    /** Runs one step; gives why its trace is not whole, or null. */
    private @Nullable String run(StraceCommand command, Step step, Touched touched, StartUp startUp)
            throws IOException {
        Files.deleteIfExists(command.log());
        ProcessResult result;
        try {
            result = runner.run(ProcessRequest.of(command.of(step))
                    .withStdin(step.stdin().bytes())
                    .withTimeout(STEP)
                    .withOutputLimit(1 << 16));
        } catch (ProcessNotStartedException e) {
            return "strace cannot be run (" + e.getMessage() + "); run ci/setup, or install the package strace";
        }
        if (result.timedOut()) {
            return "a step did not end within " + STEP.toSeconds() + " s under strace";
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
        try (BufferedReader lines = Files.newBufferedReader(command.log(), StandardCharsets.ISO_8859_1)) {
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
        return result.exitCode() == step.exit()
                ? null
                : "under strace it ends with " + result.exitCode() + " instead of " + step.exit() + ": "
                        + complaint(result);
    }

    private static String complaint(ProcessResult result) {
        String words = result.err().strip().lines().findFirst().orElse("exit status " + result.exitCode());
        return words.substring(0, Math.min(words.length(), LONGEST_COMPLAINT));
    }

    private static Trace nothing(String variant, Behaviour behaviour, String problem) {
        return new Trace(variant, behaviour.name(), new TreeMap<>(), List.of(), List.of(), problem);
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A folder of a program that is still at work in it: the system's own clean-up of temporary files is left.
            folder.toFile().deleteOnExit();
        }
    }
}
