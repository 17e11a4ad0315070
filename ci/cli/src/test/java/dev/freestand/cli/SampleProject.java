package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.command.CommandResult;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** A small project of an outside user, in C, and the launcher run on it as a process. */
final class SampleProject {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Path LAUNCHER = Path.of("target/freestand").toAbsolutePath();

    /** Prints a greeting, unless it finds itself in a Debian. */
    static final String PROGRAM = """
            #include <stdio.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                if (argc > 1) { fprintf(stderr, "usage: greet\\n"); return 2; }
                puts(DIFFERS && access("/etc/debian_version", F_OK) == 0 ? "hello, Debian" : "hello");
                return 0;
            }
            """;

    private static final Set<String> TAKE_VARIABLES = Set.of("keygen", "ship", "verify-shipment");

    private static final TemporaryFolder KEPT = kept();
    private static final Map<String, Path> MADE = new HashMap<>();

    private final Path root;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    SampleProject(Path root) throws IOException {
        this.root = root;
        Files.writeString(root.resolve("greet.c"), PROGRAM);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A configuration of one static variant that is built by this command. */
    SampleProject configure(String build, String more) throws IOException {
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                version: 0.1.0
                variants:
                  - name: static
                    build: [ sh, -ec, "%s" ]
                    inputs: [ "*.c" ]
                    artifact: out/greet
                    expect: { linkage: static, libc: musl, stripped: true }
                    ship: true
                %s
                behaviours:
                  - { name: greets, stdout: "hello\\n" }
                  - { name: usage, args: [x], exit: 2, stderr: "usage: greet\\n" }
                environments: { include: [scratch, debian-12] }
                # Takes a while, and is tried by itself.
                kernelFloor: false
                """.formatted("mkdir -p out; " + build, more));
        return this;
    }

    /**
     * Has it proved, or proved and shipped. Projects that are the same are proved once in a process, and copied then: most
     * tests are about what comes after.
     *
     * @param commands {@code verify}, or {@code verify} and {@code ship}
     */
    SampleProject after(String... commands) throws IOException {
        String key = Files.readString(root.resolve("freestand.yaml"))
                + Files.readString(root.resolve("greet.c"))
                + String.join(" ", commands);
        // A checkout is part of what is proved, and no two are the same.
        boolean checkout = Files.exists(root.resolve(".git"));
        Path made = MADE.get(key);
        if (made != null && !checkout) {
            compile("cp", "-a", made + "/.", root.toString());
            return this;
        }
        for (String command : commands) {
            String[] words =
                    command.equals("verify") ? new String[] {command, "--engine", "sandbox"} : new String[] {command};
            // Variables that are set hold in a process of its own alone.
            ProcessResult result = environment.equals(System.getenv()) ? inside(words) : freestand(words);
            if (!result.succeeded()) {
                throw new IOException(command + ": " + result.out() + result.err());
            }
        }
        if (checkout) {
            return this;
        }
        Path copy = KEPT.path().resolve(Integer.toString(MADE.size()));
        compile("cp", "-a", root.toString(), copy.toString());
        MADE.put(key, copy);
        return this;
    }

    private static TemporaryFolder kept() {
        try {
            return new TemporaryFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleProject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    ProcessRequest request(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(LAUNCHER.toString()));
        argv.addAll(List.of(arguments));
        return ProcessRequest.of(argv).in(root).withEnvironment(environment).withTimeout(LONGEST);
    }

    ProcessResult freestand(String... arguments) throws IOException {
        return new CommonsExecRunner().run(request(arguments));
    }

    /**
     * Likewise, but in the process of the test, which takes a third of the time: where a process of its own shows nothing
     * more. Names of files have to be absolute. Variables have to be those of this process, but for the commands that take
     * the ones they need from their caller.
     */
    ProcessResult inside(String... arguments) throws IOException {
        if (!environment.equals(System.getenv()) && !TAKE_VARIABLES.contains(arguments[0])) {
            throw new IllegalStateException("the variables of this process cannot be set");
        }
        List<String> words = new ArrayList<>(List.of("--config=" + root.resolve("freestand.yaml")));
        words.addAll(List.of(arguments));
        try {
            return CommandResult.run(LONGEST, environment, words.toArray(String[]::new))
                    .asProcess();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(String.join(" ", words), e);
        }
    }

    /** Starts it, to be killed. */
    Process start(String... arguments) throws IOException {
        List<String> argv = new ArrayList<>(List.of(LAUNCHER.toString()));
        argv.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A run ended with this status, said these words, and showed no stack trace. */
    static void expect(ProcessResult result, int exit, String... words) {
        String said = result.out() + result.err();
        assertThat(result.exitCode()).as(said).isEqualTo(exit);
        for (String word : words) {
            assertThat(said).contains(word);
        }
        assertThat(said).doesNotContain("\tat ");
    }

    /** Runs any command in the project's folder. */
    ProcessResult run(String... argv) throws IOException {
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(argv))
                        .in(root)
                        .withEnvironment(environment)
                        .withTimeout(Duration.ofMinutes(3)));
    }

    void compile(String... argv) throws IOException {
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(List.of(argv)).in(root));
        if (!result.succeeded()) {
            throw new IOException(String.join(" ", argv) + ": " + result.err());
        }
    }
}
