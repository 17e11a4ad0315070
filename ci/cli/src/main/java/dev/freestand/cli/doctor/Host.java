package dev.freestand.cli.doctor;

import dev.freestand.containers.engine.ExecutableSearchPath;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that is looked at.
 *
 * @param root its root, {@code /} but in tests
 * @param variables the environment of this process
 * @param administrator whether this process may install packages without sudo
 * @param runner starts its programs
 */
public record Host(Path root, Map<String, String> variables, boolean administrator, ProcessRunner runner) {

    /** What a tool may take to tell its version. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int LONGEST_FILE = 1 << 16;
    private static final int LONGEST_ANSWER = 1 << 16;

    /** Where the tools of root lie, to which the search path of a user need not lead. */
    private static final ExecutableSearchPath ROOT_ONLY = new ExecutableSearchPath("/usr/local/sbin:/usr/sbin:/sbin");

    public Host {
        variables = Map.copyOf(variables);
    }

    /** The file of that absolute name on this machine. */
    Path file(String name) {
        return root.resolve(name.substring(1));
    }

    /** The name that a file below the root has on the machine itself. */
    String name(Path file) {
        return "/" + root.relativize(file);
    }

    /**
     * A short file of the kernel's, as under {@code /proc/sys}, without blanks at both ends; empty where there is none, or
     * it may not be read.
     */
    Optional<String> setting(String name) {
        Path file = file(name);
        // What the kernel offers there has no length, but is a regular file to those who ask.
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A program on the search path. */
    Optional<Path> program(String name) {
        return ExecutableSearchPath.of(variables).find(root, name);
    }

    /** A program where only root's search path leads. */
    Optional<Path> rootProgram(String name) {
        return ROOT_ONLY.find(root, name);
    }

    /** Whether it is started by systemd. */
    boolean systemd() {
        return Files.isDirectory(file("/run/systemd/system"));
    }

    /**
     * What came of a program, within a few seconds.
     *
     * @throws ProcessNotStartedException if the system refuses to start it
     */
    ProcessResult run(Path program, List<String> arguments) throws ProcessNotStartedException {
        List<String> argv = new ArrayList<>(List.of(FileNames.word(program)));
        argv.addAll(arguments);
        return runner.run(ProcessRequest.of(argv).withTimeout(PATIENCE).withOutputLimit(LONGEST_ANSWER));
    }

    /** A command as this user has to type it. */
    String privileged(String command) {
        return administrator ? command : "sudo " + command;
    }
}
