package dev.freestand.cli.project;

import dev.freestand.core.analysis.ExitCode;
import java.util.Objects;

/** The pipeline cannot go on: what happened, to which file, and what to do. */
public final class PipelineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public PipelineException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = Objects.requireNonNull(exitCode);
    }

    public PipelineException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = Objects.requireNonNull(exitCode);
    }

    /** What a command ends with because of it. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
