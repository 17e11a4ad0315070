package dev.freestand.cli.source;

import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks git for what is stored in one repository, and for nothing else. A repository's configuration is read by git whatever
 * is done, and can name programs: filters, a file system monitor, hooks, aliases, text converters, a program that checks
 * signatures, transports for objects that are missing. So only commands are used that need none of those ({@code rev-parse},
 * {@code cat-file}, {@code ls-files}: never {@code status}, {@code diff}, {@code log}), and what could still be reached is
 * set to nothing where the repository cannot change it. Files are compared by {@link SourceTree}, not by git.
 */
final class Git {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int OUTPUT_LIMIT = 512 << 20;

    private static final List<String> SETTINGS = List.of(
            "core.fsmonitor=false",
            "core.hooksPath=/dev/null",
            "core.sshCommand=false",
            "core.askPass=false",
            "core.pager=cat",
            "protocol.allow=never",
            "credential.helper=");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_ATTR_NOSYSTEM", "1",
            // A commit is what its name says, not what was put in its place.
            "GIT_NO_REPLACE_OBJECTS", "1",
            // What is missing is not fetched: that would start a transport.
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_TERMINAL_PROMPT", "0",
            "HOME", "/nonexistent");

    private final ProcessRunner runner;
    private final Path repository;

    Git(ProcessRunner runner, Path repository) {
        this.runner = runner;
        this.repository = repository;
    }

    /**
     * What a command prints.
     *
     * @param stdin given to it
     * @throws SourceUnknownException if there is no git, or it refuses, says too much or takes too long
     */
    byte[] ask(byte[] stdin, String... command) throws SourceUnknownException {
        List<String> argv = new ArrayList<>(List.of("git", "--no-pager", "--no-optional-locks"));
        for (String setting : SETTINGS) {
            argv.add("-c");
            argv.add(setting);
        }
        argv.add("--git-dir=" + repository);
        argv.add("--work-tree=/");
        argv.addAll(List.of(command));
        ProcessRequest request = ProcessRequest.of(argv);
        Map<String, String> environment = new HashMap<>(request.environment());
        environment.putAll(ENVIRONMENT);
        ProcessResult result;
        try {
            result = runner.run(request.in(Path.of("/"))
                    .withEnvironment(environment)
                    .withStdin(stdin)
                    .withTimeout(TIMEOUT)
                    .withOutputLimit(OUTPUT_LIMIT));
        } catch (ProcessNotStartedException e) {
            throw new SourceUnknownException(
                    repository + " is a git repository, and git is not installed; install git", e);
        }
        if (!result.succeeded()) {
            throw new SourceUnknownException("git cannot read " + repository + ": "
                    + (result.timedOut() ? "it took more than " + TIMEOUT.toMinutes() + " minutes" : describe(result)));
        }
        return result.stdout();
    }

    /** What a command prints that reads no input, as text without the line end. */
    String line(String... command) throws SourceUnknownException {
        return new String(ask(new byte[0], command), StandardCharsets.UTF_8).strip();
    }

    private static String describe(ProcessResult result) {
        String said = result.err().strip();
        return said.isEmpty() ? "it exited with status " + result.exitCode() : said;
    }
}
