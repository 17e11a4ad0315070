package dev.freestand.cli.pipeline;

import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks git which commit a folder is at. */
final class SourceCommit {

    private SourceCommit() {}

    /** The commit's full name, with {@code -dirty} where tracked files differ; null outside a checkout or without git. */
    static @Nullable String of(Path folder, ProcessRunner runner) {
        String commit = git(runner, folder, "rev-parse", "--verify", "HEAD");
        String changes = git(runner, folder, "status", "--porcelain", "--untracked-files=no");
        if (commit == null || changes == null) {
            return null;
        }
        return commit.strip() + (changes.isBlank() ? "" : "-dirty");
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
