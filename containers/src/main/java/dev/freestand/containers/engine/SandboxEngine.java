package dev.freestand.containers.engine;

import dev.freestand.containers.confine.ControlGroup;
import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.containers.probe.ProbeBinary;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.verifier.process.BubblewrapRelease;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs cells with bubblewrap: no daemon, and no root where the kernel opens user namespaces. */
public final class SandboxEngine implements Engine {

    /** The first numbers of a kernel's release, as in {@code 6.1.0-18-amd64}. */
    private static final Pattern RELEASE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** The first Linux that counts the processes of a user namespace by themselves. */
    private static final VersionNumber OWN_COUNT = VersionNumber.of("5.14");

    private static final Duration TRIAL = Duration.ofSeconds(5);
    /** As a shell reports SIGKILL. */
    private static final int KILLED = 128 + 9;

    private static final int LONGEST_COMPLAINT = 300;

    /** Best first. Root can do without the user namespace that a kernel does not give. */
    private static final List<SandboxCapabilities> MEANS = List.of(
            SandboxCapabilities.ALL,
            new SandboxCapabilities(true, false),
            new SandboxCapabilities(false, true),
            new SandboxCapabilities(false, false));

    private final ProcessRunner runner;
    private final String bwrap;
    private final ExecutableSearchPath searchPath;
    private final TemporaryFolder folder;
    private final Path probe;
    private @Nullable ControlGroups groups;
    private volatile SandboxCapabilities means = SandboxCapabilities.ALL;
    private @Nullable BubblewrapRelease release;

    /** Uses the {@code bwrap} found on the search path. */
    public SandboxEngine(ProcessRunner runner) {
        this(runner, "bwrap", ExecutableSearchPath.of(System.getenv()), null, null);
    }

    /**
     * An engine with another sandbox.
     *
     * @param groups the control groups to use; null to look for them when they are first needed
     * @param release the sandbox's; null to ask it when it is first needed
     */
    SandboxEngine(
            ProcessRunner runner,
            String bwrap,
            ExecutableSearchPath searchPath,
            @Nullable ControlGroups groups,
            @Nullable BubblewrapRelease release) {
        this.groups = groups;
        this.release = release;
        this.runner = runner;
        this.bwrap = bwrap;
        this.searchPath = searchPath;
        try {
            folder = new TemporaryFolder();
            probe = ProbeBinary.problem().isEmpty() ? ProbeBinary.writeTo(folder.path()) : folder.path();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the probe to a temporary folder", e);
        }
    }

    @Override
    public String name() {
        return "sandbox";
    }

    /** Runs the control in an empty root: bubblewrap being installed does not mean that the kernel lets it work. */
    @Override
    public Availability availability() {
        if (!ProbeBinary.problem().isEmpty()) {
            return Availability.absent(ProbeBinary.problem());
        }
        try {
            ProcessResult result = null;
            for (SandboxCapabilities candidate : MEANS) {
                result = trial(candidate);
                if (behaved(result)) {
                    means = candidate;
                    return Availability.ready(release().text() + "; " + groups().description() + candidate.description()
                            + release().description());
                }
            }
            return Availability.absent(refusal(Objects.requireNonNull(result)));
        } catch (ProcessNotStartedException e) {
            return Availability.absent(missing());
        }
    }

    private ProcessResult trial(SandboxCapabilities candidate) throws ProcessNotStartedException {
        return runner.run(
                ProcessRequest.of(SandboxCommand.trial(bwrap, probe, candidate)).withTimeout(TRIAL));
    }

    private static boolean behaved(ProcessResult result) {
        return result.exitCode() == 42 && result.out().equals("control\n");
    }

    private synchronized BubblewrapRelease release() {
        BubblewrapRelease known = release;
        if (known == null) {
            known = BubblewrapRelease.of(runner, bwrap);
            release = known;
        }
        return known;
    }

    private synchronized ControlGroups groups() {
        ControlGroups known = groups;
        if (known == null) {
            known = ControlGroups.find(runner, probe);
            groups = known;
        }
        return known;
    }

    @Override
    public String shortcoming(CellSetting setting) {
        return setting.bare() || means.mounts() ? "" : "this sandbox cannot give a cell /proc and /dev";
    }

    @Override
    public CellRun run(CellRequest request) {
        if (!ProbeBinary.problem().isEmpty()) {
            return new CellRun.Unanswered(ProbeBinary.problem());
        }
        if (!Files.isReadable(request.subject())) {
            return new CellRun.Unanswered("the file " + request.subject() + " cannot be read");
        }
        Emulator emulator = request.setting().emulator();
        Optional<Path> found = emulator == null ? Optional.empty() : searchPath.find(emulator.program());
        if (emulator != null && found.isEmpty()) {
            return new CellRun.Unanswered(ExecutableSearchPath.missing(emulator));
        }
        ControlGroups counted = groups();
        long processes = counted.version() == 0 ? ownProcesses(System.getProperty("os.version", "")) : 0;
        try (ControlGroup group = counted.open()) {
            List<String> argv = new ArrayList<>(group.join(probe));
            argv.addAll(SandboxCommand.of(bwrap, request, probe, found.orElse(null), means, release(), processes));
            ProcessResult result = runner.run(ProcessRequest.of(argv)
                    .withEnvironment(Map.of("PATH", searchPath.folders()))
                    .withStdin(request.instructions())
                    .withTimeout(request.timeout())
                    .withOutputLimit(request.outputLimit()));
            if (result.timedOut()) {
                return new CellRun.Unanswered(
                        "the cell did not finish within " + request.timeout().toSeconds() + " s and was stopped");
            }
            return result.succeeded() ? new CellRun.Answered(result.stdout()) : new CellRun.Unanswered(refusal(result));
        } catch (ProcessNotStartedException e) {
            return new CellRun.Unanswered(missing());
        } catch (IOException e) {
            return new CellRun.Unanswered("the cell cannot be created: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder.path(), e);
        }
    }

    /**
     * The limit of processes where no group counts them. Since Linux 5.14 those of a user namespace are counted by
     * themselves; before, those that the user has outside are counted in, so that a limit would be too low: then none.
     */
    static long ownProcesses(String release) {
        Matcher digits = RELEASE.matcher(release);
        return digits.lookingAt() && VersionNumber.of(digits.group()).compareTo(OWN_COUNT) >= 0
                ? ControlGroups.PROCESSES
                : 0;
    }

    private static String missing() {
        return "bubblewrap (bwrap) is missing; install the package bubblewrap";
    }

    /** bubblewrap's own words, with the fix where they report a restriction that can be lifted. */
    private static String refusal(ProcessResult result) {
        String ended = result.exitCode() == KILLED
                ? "the whole cell was killed, probably because it exceeded its memory limit"
                : "exit status " + result.exitCode();
        String words = result.err().strip().lines().findFirst().orElse(ended);
        String reason = "the sandbox did not finish running the probe: "
                + words.substring(0, Math.min(words.length(), LONGEST_COMPLAINT));
        String lower = words.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("bwrap:")
                || !(lower.contains("namespace")
                        || lower.contains("uid map")
                        || lower.contains("permitted")
                        || lower.contains("permission denied"))) {
            return reason;
        }
        return reason + "; the kernel refuses unprivileged user namespaces. To open them: on Ubuntu 24.04 and newer"
                + " `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`, on older Debian"
                + " `sudo sysctl kernel.unprivileged_userns_clone=1`; or run as root, or use Docker";
    }
}
