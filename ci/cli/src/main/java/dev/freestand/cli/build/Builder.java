package dev.freestand.cli.build;

import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the variants, each by its own argument vector, and keeps what the build said as evidence. */
public final class Builder {

    private static final int LOG_LIMIT = 16 << 20;
    private static final int TAIL = 20;
    private static final Duration LONGEST_CHECK = Duration.ofMinutes(1);

    private final ProcessRunner runner;
    private final Map<String, String> environment;
    private final ProgressListener progress;

    /**
     * A builder.
     *
     * @param environment what the build commands see; compilers need their {@code PATH} and {@code HOME}
     */
    public Builder(ProcessRunner runner, Map<String, String> environment, ProgressListener progress) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * Builds every variant that has a build command and is not up to date; a build that fails does not keep the others
     * from being tried.
     *
     * @return why the builds failed that did, by variant: a tool is missing, it ended badly, took too long, or left no
     *     artifact
     */
    public Map<Variant, BuildFailure> build(Project project, Selection selection)
            throws IOException, PipelineException {
        Map<Variant, BuildFailure> failures = new LinkedHashMap<>();
        for (Variant variant : selection.variants()) {
            if (!variant.build().command().isEmpty()) {
                BuildFailure failure = build(project, variant);
                if (failure != null) {
                    failures.put(variant, failure);
                    progress.say("build " + variant.name() + (failure.toolMissing() ? ": not possible" : ": failed"));
                }
            }
        }
        return failures;
    }

    /**
     * The same, where nothing follows that could be done without all of them.
     *
     * @throws PipelineException if builds fail: all of them, in one message
     */
    public void buildAll(Project project, Selection selection) throws PipelineException, IOException {
        Map<Variant, BuildFailure> failures = build(project, selection);
        if (!failures.isEmpty()) {
            throw new PipelineException(
                    failures.values().stream().allMatch(BuildFailure::toolMissing)
                            ? ExitCode.INCONCLUSIVE
                            : ExitCode.FAILED,
                    failures.entrySet().stream()
                            .map(failure -> "variant " + failure.getKey().name() + ": "
                                    + failure.getValue().reason())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** Where the words of a variant's build are kept. */
    public static Path log(Project project, Variant variant) {
        return project.output().resolve("build").resolve(variant.name() + ".log");
    }

    /** Builds one; gives why that failed, or null. */
    private @Nullable BuildFailure build(Project project, Variant variant) throws IOException, PipelineException {
        BuildStamp stamp = new BuildStamp(project, variant);
        if (stamp.upToDate()) {
            progress.say("build " + variant.name() + ": up to date");
            return null;
        }
        stamp.forget();
        for (Variant.Build.Requirement required : variant.build().requires()) {
            String missing = missing(project, variant, required);
            if (missing != null) {
                return new BuildFailure(missing + "; to install it: " + required.install(), true);
            }
        }
        progress.say("build " + variant.name() + ": "
                + String.join(" ", variant.build().command()));
        Path log = log(project, variant);
        Path artifact = project.artifact(variant);
        // A compiler makes files, not folders.
        Files.createDirectories(Objects.requireNonNull(artifact.getParent()));
        ProcessResult result;
        try {
            result = runner.run(request(project, variant, variant.build().command()));
        } catch (ProcessNotStartedException e) {
            AtomicFiles.write(log, e.getMessage() + "\n");
            return new BuildFailure(e.getMessage() + "; install it, or correct build: in freestand.yaml", true);
        }
        AtomicFiles.write(log, log(result));
        if (!result.succeeded()) {
            return new BuildFailure(failure(variant, result, shown(project, log)), false);
        }
        if (!Files.isRegularFile(artifact)) {
            return new BuildFailure("the build succeeded but did not produce " + variant.artifact(), false);
        }
        stamp.write();
        return null;
    }

    /** Why something that is required cannot be used here; null where it can. */
    private @Nullable String missing(Project project, Variant variant, Variant.Build.Requirement required)
            throws IOException {
        String command = String.join(" ", required.run());
        try {
            ProcessResult result =
                    runner.run(request(project, variant, required.run()).withTimeout(LONGEST_CHECK));
            if (result.timedOut()) {
                return "'" + command + "' did not finish within " + describe(LONGEST_CHECK);
            }
            return result.succeeded() ? null : "'" + command + "' exited with status " + result.exitCode();
        } catch (ProcessNotStartedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private ProcessRequest request(Project project, Variant variant, List<String> command) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variant.build().env());
        return ProcessRequest.of(command)
                .in(project.root())
                .withEnvironment(all)
                .withTimeout(variant.build().timeout())
                .withOutputLimit(LOG_LIMIT);
    }

    private static byte[] log(ProcessResult result) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(result.stdout());
        log.writeBytes(result.stderr());
        return log.toByteArray();
    }

    /** The same on every machine where it lies in the project: it goes into the proof. */
    private static String shown(Project project, Path log) {
        return log.startsWith(project.root())
                ? FileNames.shown(project.root().relativize(log)) + " beside "
                        + FileNames.shown(FileNames.last(project.file()))
                : FileNames.shown(log);
    }

    private static String failure(Variant variant, ProcessResult result, String log) {
        List<String> lines = (result.out() + result.err()).lines().toList();
        String how = result.timedOut()
                ? "took longer than " + describe(variant.build().timeout()) + " and was stopped; raise the limit with"
                        + " timeout: in freestand.yaml"
                : result.truncated()
                        ? "wrote more than " + (LOG_LIMIT >> 20) + " MiB"
                        : "exited with status " + result.exitCode();
        if (lines.isEmpty()) {
            return "the build " + how + " and printed nothing";
        }
        return "the build " + how + "; its output is in " + log + ", which ends with:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    private static String describe(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
