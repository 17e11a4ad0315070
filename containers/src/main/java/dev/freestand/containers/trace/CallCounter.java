package dev.freestand.containers.trace;

import dev.freestand.containers.confine.ControlGroup;
import dev.freestand.containers.confine.HostCell;
import dev.freestand.containers.probe.TimingPlan;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts, in one run of a workload, the system calls by which a program gets memory and waits for locks. */
public final class CallCounter {

    private static final Set<String> COUNTED = Set.of("brk", "mmap", "munmap", "mremap", "madvise", "futex");

    /** The others tell when the file is started, and which processes are its own. */
    private static final String TRACED =
            "trace=" + String.join(",", List.of("execve", "clone", "clone3", "fork", "vfork"));

    /** A program that makes so many of these calls says enough by that. */
    private static final long LARGEST_LOG = 16L << 20;

    private static final int SLOWER = 3;

    private final ProcessRunner runner;

    /** A counter that runs strace and the sandbox by a runner. */
    public CallCounter(ProcessRunner runner) {
        this.runner = runner;
    }

    /**
     * How often each was made.
     *
     * @param calls by name; a call that was never made is not there
     * @param problem why they are not known; null where they are
     */
    public record Counts(
            SortedMap<String, Long> calls, @Nullable String problem) {

        /** Nothing was to be counted. */
        public static final Counts NONE = new Counts(new TreeMap<>(), null);

        public Counts {
            calls = new TreeMap<>(calls);
        }
    }

    /**
     * Runs the file once under strace, as a plan has it.
     *
     * @param inputs the inputs that the plan speaks of
     */
    public Counts count(HostCell cell, Path artifact, List<Path> inputs, TimingPlan plan) {
        Path log = cell.folder().resolve("calls");
        List<String> argv = new ArrayList<>(List.of(
                "prlimit",
                "--fsize=" + LARGEST_LOG,
                "strace",
                "-f",
                "-qq",
                "-s",
                "0",
                "-e",
                TRACED + "," + String.join(",", COUNTED),
                "-e",
                "signal=none",
                "-o",
                FileNames.word(log)));
        argv.addAll(cell.measure(List.of(artifact), inputs));
        String inside = HostCell.inside(artifact, 0);
        TimingPlan once = plan.once(inside, plan.rounds().timeout().multipliedBy(SLOWER));
        try {
            Files.deleteIfExists(log);
            ProcessResult result;
            try (ControlGroup group = cell.group(1)) {
                List<String> whole = new ArrayList<>(cell.join(group));
                whole.addAll(argv);
                result = runner.run(ProcessRequest.of(whole)
                        .withStdin(once.encode(TimingPlan.nonce()))
                        .withTimeout(once.longest()));
            }
            if (Files.exists(log) && Files.size(log) >= LARGEST_LOG) {
                return unknown("it makes so many of the counted calls that their list is longer than " + LARGEST_LOG
                        + " bytes");
            }
            if (!result.succeeded() || !Files.exists(log)) {
                return unknown(result.err().strip().lines().findFirst().orElse("exit status " + result.exitCode()));
            }
            return read(log, inside);
        } catch (ProcessNotStartedException e) {
            return unknown(e.getMessage() + "; install the package strace");
        } catch (IOException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Counts read(Path file, String inside) throws IOException {
        StraceLog log = new StraceLog(inside);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(RegularFile.stream(file), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(line);
            }
        }
        if (!log.started() || !log.whole()) {
            return unknown(log.started() ? "the trace has lines that could not be parsed" : "it was not started");
        }
        SortedMap<String, Long> calls = new TreeMap<>();
        for (StraceLine call : log.calls()) {
            if (COUNTED.contains(call.call())) {
                calls.merge(call.call(), 1L, Long::sum);
            }
        }
        return new Counts(calls, null);
    }

    private static Counts unknown(String reason) {
        return new Counts(new TreeMap<>(), "system calls were not counted: " + reason);
    }
}
