package dev.freestand.cli.pipeline;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the variants, each by its own argument vector, and keeps what the build said as evidence. */
public final class Builder {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final int LOG_LIMIT = 16 << 20;
    private static final int TAIL = 20;

    private final ProcessRunner runner;
    private final Map<String, String> environment;
    private final Progress progress;

    /**
     * A builder.
     *
     * @param environment what the build commands see; compilers want their {@code PATH} and {@code HOME}
     */
    public Builder(ProcessRunner runner, Map<String, String> environment, Progress progress) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * Builds every variant that has a build command and is not up to date; a build that fails does not keep the others
     * from being tried.
     *
     * @throws PipelineException if builds fail, or end well without leaving their artifacts: all of them, in one message
     */
    public void build(Project project) throws PipelineException, IOException {
        List<PipelineException> failures = new ArrayList<>();
        for (Variant variant : project.config().variants()) {
            if (!variant.build().isEmpty()) {
                try {
                    build(project, variant);
                } catch (PipelineException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            PipelineException all = new PipelineException(
                    failures.get(0).exitCode(),
                    failures.stream().map(PipelineException::getMessage).collect(Collectors.joining("\n")));
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }

    /** Where the words of a variant's build are kept. */
    static Path log(Project project, Variant variant) {
        return project.output().resolve("build").resolve(variant.name() + ".log");
    }

    private void build(Project project, Variant variant) throws PipelineException, IOException {
        BuildStamp stamp = new BuildStamp(project, variant);
        if (stamp.upToDate()) {
            progress.say("build " + variant.name() + ": up to date");
            return;
        }
        stamp.forget();
        progress.say("build " + variant.name() + ": " + String.join(" ", variant.build()));
        ProcessResult result = run(project, variant);
        Path log = log(project, variant);
        Files.createDirectories(log.getParent());
        Files.write(log, log(result));
        if (!result.succeeded()) {
            throw new PipelineException(ExitCode.FAILED, failure(variant, result, log));
        }
        if (!Files.isRegularFile(project.artifact(variant))) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "variant " + variant.name() + ": the build ended well, but there is no "
                            + project.artifact(variant));
        }
        stamp.write();
    }

    private ProcessResult run(Project project, Variant variant) throws PipelineException {
        ProcessRequest request = ProcessRequest.of(variant.build())
                .in(project.root())
                .withEnvironment(environment)
                .withTimeout(TIMEOUT)
                .withOutputLimit(LOG_LIMIT);
        try {
            return runner.run(request);
        } catch (ProcessNotStartedException e) {
            throw new PipelineException(ExitCode.FAILED, "variant " + variant.name() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] log(ProcessResult result) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(result.stdout());
        log.writeBytes(result.stderr());
        return log.toByteArray();
    }

    private static String failure(Variant variant, ProcessResult result, Path log) {
        List<String> lines = (result.out() + result.err()).lines().toList();
        String how = result.timedOut()
                ? "took longer than " + TIMEOUT.toMinutes() + " minutes"
                : result.truncated()
                        ? "wrote more than " + (LOG_LIMIT >> 20) + " MiB"
                        : "ended with status " + result.exitCode();
        return "variant " + variant.name() + ": the build " + how + "; all it said is in " + log + ", the end of it:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
