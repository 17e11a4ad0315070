package dev.freestand.cli.project;

import dev.freestand.core.facts.Outcome;

/** How {@code freestand} ends. A failure of policy and a failure of a tool never share a code. */
public enum ExitCode {
    /** Everything that policy asks for is proved. */
    PROVED(0),
    /** A build, a check or a cell failed. */
    FAILED(1),
    /** The command line or {@code freestand.yaml} is wrong. */
    USAGE(2),
    /** Something that policy requires could not be established; or the machine failed, as with a full disk. */
    INCONCLUSIVE(3),
    /** A fault in freestand itself. */
    INTERNAL(70);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }

    /** The code for a verdict. */
    public static ExitCode of(Outcome verdict) {
        return switch (verdict) {
            case PASS, WARN, WAIVED, NOT_APPLICABLE -> PROVED;
            case FAIL -> FAILED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}
