package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where this machine's programs lie.
 *
 * @param folders as in the variable PATH
 */
public record ExecutableSearchPath(String folders) {

    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

    /** That of these environment variables. */
    public static ExecutableSearchPath of(Map<String, String> variables) {
        return new ExecutableSearchPath(variables.getOrDefault("PATH", USUAL));
    }

    /** The first executable file of that name. */
    public Optional<Path> find(String program) {
        return find(Path.of("/"), program);
    }

    /** The same below another root. */
    public Optional<Path> find(Path root, String program) {
        return Arrays.stream(folders.split(":"))
                // An empty one stands for the working folder, where nobody keeps emulators.
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> root.resolve(folder.substring(1)).resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** What to say where an emulator is not found. */
    static String missing(Emulator emulator) {
        return emulator.program() + " is missing; install the package qemu-user-static";
    }
}
