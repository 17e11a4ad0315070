package dev.freestand.rcli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts processes in a folder, with an environment that has nothing of this machine's. */
final class Runner {
    private static final long LIMIT_SECONDS = 300;

    private final Subject subject;
    private final Path folder;

    Runner(Subject subject, Path folder) {
        this.subject = subject;
        this.folder = folder;
    }

    Result rcli(String... arguments) throws Exception {
        return rcli(new byte[0], arguments);
    }

    Result rcli(byte[] input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(subject.command());
        command.addAll(Arrays.asList(arguments));
        return run(Map.of(), input, command);
    }

    Result rcli(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(subject.command());
        command.addAll(Arrays.asList(arguments));
        return run(environment, new byte[0], command);
    }

    /** Runs a line of shell in which {@code rcli} is the program. */
    Result shell(String line) throws Exception {
        String function = "rcli() { '" + String.join("' '", subject.command()) + "' \"$@\"; }\n";
        return run(Map.of(), new byte[0], List.of("bash", "-o", "pipefail", "-c", function + line));
    }

    Result run(Map<String, String> environment, byte[] input, List<String> command) throws Exception {
        Path stdin = Files.createTempFile("stdin", null);
        Path stdout = Files.createTempFile("stdout", null);
        Path stderr = Files.createTempFile("stderr", null);
        try {
            Files.write(stdin, input);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(stdin.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            // Without it, a virtual machine could not open a file whose name is not ASCII.
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            java.lang.Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("still running after " + LIMIT_SECONDS + " s: " + command);
            }
            return new Result(
                    process.exitValue(),
                    Files.readAllBytes(stdout),
                    new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8));
        } finally {
            Files.delete(stdin);
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }
}
