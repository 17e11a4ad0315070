package dev.freestand.cli.pipeline;

import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which sources a folder holds, as git has it.
 *
 * @param commit the commit's full name; with {@code -dirty-} and twelve digits of the changes' SHA-256 behind it where
 *     tracked files differ, so that two worktrees of the same name hold the same ({@code -dirty-unknown} where there
 *     are too many changes to tell); null outside a checkout or without git
 * @param time of the commit, whole seconds; what {@code SOURCE_DATE_EPOCH} says where that is set; 1970-01-01 where
 *     neither is known
 */
record Worktree(@Nullable String commit, Instant time) {

    /** See <a href="https://reproducible-builds.org/specs/source-date-epoch/">the specification</a>. */
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private static final int CHANGES = 12;

    /** What stands behind a commit whose changes are too many to be compared. */
    static final String UNKNOWN_CHANGES = "-dirty-unknown";

    /**
     * Asks git.
     *
     * @throws PipelineException if {@code SOURCE_DATE_EPOCH} is no number of seconds
     */
    static Worktree of(Path folder, ProcessRunner runner, Map<String, String> environment) throws PipelineException {
        String commit = commit(folder, runner);
        String stated = environment.get(EPOCH);
        if (stated != null && !stated.matches("[0-9]{1,11}")) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    EPOCH + " is '" + stated + "', expected seconds since 1970-01-01; correct it or leave it out");
        }
        String seconds =
                stated != null || commit == null ? stated : git(runner, folder, "log", "-1", "--format=%ct", "HEAD");
        return new Worktree(commit, Instant.ofEpochSecond(seconds == null ? 0 : Long.parseLong(seconds.strip())));
    }

    /** The name of the commit alone; see there. */
    static @Nullable String commit(Path folder, ProcessRunner runner) {
        String commit = git(runner, folder, "rev-parse", "--verify", "HEAD");
        String status = git(runner, folder, "status", "--porcelain", "--untracked-files=no");
        if (commit == null || status == null) {
            return null;
        }
        if (status.isBlank()) {
            return commit.strip();
        }
        String changes =
                git(runner, folder, "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--full-index", "HEAD");
        return commit.strip()
                + (changes == null
                        ? UNKNOWN_CHANGES
                        : "-dirty-"
                                + Digest.of(changes.getBytes(StandardCharsets.UTF_8))
                                        .substring(0, CHANGES));
    }

    private static @Nullable String git(ProcessRunner runner, Path folder, String... arguments) {
        try {
            List<String> argv = List.of(
                    "git",
                    "--no-optional-locks",
                    // A checkout's own configuration can name programs to run; it is not asked.
                    "-c",
                    "core.fsmonitor=false",
                    "-c",
                    "core.hooksPath=/dev/null",
                    "-C",
                    folder.toString());
            ProcessResult result = runner.run(ProcessRequest.of(
                    Stream.concat(argv.stream(), List.of(arguments).stream()).toList()));
            return result.succeeded() ? result.out() : null;
        } catch (ProcessNotStartedException noGit) {
            return null;
        }
    }
}
