package dev.freestand.verifier.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One program to run, without a shell.
 *
 * @param argv program and arguments; never empty, passed as they are; a file's name as {@link
 *     dev.freestand.verifier.file.FileNames#word} gives it
 * @param directory working directory, or null for the caller's own
 * @param environment the whole environment of the program; nothing is inherited
 * @param stdin bytes given on standard input, followed by end of file
 * @param timeout wall time after which the program is killed
 * @param outputLimit most bytes kept of standard output and of standard error, each
 */
// Bytes as the system gives them; two of these are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ProcessRequest(
        List<String> argv,
        @Nullable Path directory,
        Map<String, String> environment,
        byte[] stdin,
        Duration timeout,
        int outputLimit) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final int DEFAULT_OUTPUT_LIMIT = 1 << 20;

    public ProcessRequest {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("argv is empty");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is not positive: " + timeout);
        }
        if (outputLimit < 0) {
            throw new IllegalArgumentException("output limit is negative: " + outputLimit);
        }
    }

    /**
     * A request with empty standard input, 30 seconds, 1 MiB per stream, and an environment that makes tools print
     * untranslated English: {@code LC_ALL=C} and the caller's {@code PATH}.
     */
    public static ProcessRequest of(List<String> argv) {
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        return new ProcessRequest(
                argv, null, Map.of("LC_ALL", "C", "PATH", path), new byte[0], DEFAULT_TIMEOUT, DEFAULT_OUTPUT_LIMIT);
    }

    public ProcessRequest in(Path newDirectory) {
        return new ProcessRequest(argv, newDirectory, environment, stdin, timeout, outputLimit);
    }

    public ProcessRequest withTimeout(Duration newTimeout) {
        return new ProcessRequest(argv, directory, environment, stdin, newTimeout, outputLimit);
    }

    public ProcessRequest withStdin(byte[] newStdin) {
        return new ProcessRequest(argv, directory, environment, newStdin, timeout, outputLimit);
    }

    public ProcessRequest withEnvironment(Map<String, String> newEnvironment) {
        return new ProcessRequest(argv, directory, newEnvironment, stdin, timeout, outputLimit);
    }

    public ProcessRequest withOutputLimit(int newOutputLimit) {
        return new ProcessRequest(argv, directory, environment, stdin, timeout, newOutputLimit);
    }
}
