package dev.freestand.core.analysis;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import java.util.List;

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

    /** The exit status of the process, from 0 to 255. */
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

    /**
     * The code for files that were looked at: a failed verdict counts more than one that could not be reached; a file
     * that is no program is neither.
     */
    public static ExitCode of(List<FileReport> files) {
        if (files.stream().anyMatch(file -> file.verdict().outcome() == Outcome.FAIL)) {
            return FAILED;
        }
        return files.stream()
                        .anyMatch(file -> file.error() != null || file.verdict().outcome() == Outcome.INCONCLUSIVE)
                ? INCONCLUSIVE
                : PROVED;
    }
}
