package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** freestand itself is ended: after SIGTERM nothing of it is left, after SIGKILL nothing once it has run again. */
class KilledIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";

    @TempDir
    private Path root;

    private SampleProject project;
    private Path temporary;

    @BeforeEach
    void project() throws IOException {
        temporary = Files.createDirectory(root.resolve("tmp"));
        project = new SampleProject(root)
                .configure(MUSL, "")
                .with("FREESTAND_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        Path config = root.resolve("freestand.yaml");
        Files.writeString(config, Files.readString(config).replace("[scratch, debian-12]", "[scratch]"));
    }

    /** While a cell runs a program that sleeps. */
    @ParameterizedTest
    @CsvSource({"TERM, 700", "TERM, 2500", "KILL, 1500"})
    void duringVerify(String signal, int millis) throws IOException, InterruptedException {
        Files.writeString(
                root.resolve("greet.c"),
                "#include <unistd.h>\n#include <stdio.h>\nint main(void) { sleep(8); puts(\"hello\"); return 0; }\n");
        Set<ProcessHandle> below = ended(signal, millis, "verify", "--engine", "sandbox");
        gone(below);
        if (signal.equals("KILL")) {
            Files.writeString(root.resolve("greet.c"), SampleProject.PROGRAM);
            assertThat(project.freestand("verify", "--engine", "sandbox").exitCode())
                    .isZero();
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 0", "TERM, 60", "KILL, 20", "KILL, 120"})
    void duringShip(String signal, int millis) throws IOException, InterruptedException {
        project.after("verify");
        Process process = project.start("ship");
        while (process.isAlive() && staged().isEmpty()) {
            LockSupport.parkNanos(500_000);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        kill(signal, process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (signal.equals("KILL")) {
            // Not only the next that ships, but also the next that proves.
            assertThat(project.freestand("verify", "--engine", "sandbox").exitCode())
                    .isZero();
        }
        nothingIsLeft();
        if (Files.exists(root.resolve("target/ship"))) {
            project.compile("sh", "-ec", "cd target/ship && sha256sum --check --strict --quiet SHA256SUMS");
        }
    }

    private Set<ProcessHandle> ended(String signal, int millis, String... command)
            throws IOException, InterruptedException {
        Process process = project.start(command);
        Set<ProcessHandle> below = new LinkedHashSet<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end && process.isAlive()) {
            process.descendants().forEach(below::add);
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(process.isAlive()).as("killed before it ended").isTrue();
        process.descendants().forEach(below::add);
        kill(signal, process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return below;
    }

    private static void kill(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    private static void gone(Set<ProcessHandle> processes) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && processes.stream().anyMatch(ProcessHandle::isAlive)) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    private List<Path> staged() throws IOException {
        return named(root.resolve("target"), ".ship-");
    }

    private static List<Path> named(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(path -> !path.endsWith(".ship.lock"))
                    .toList();
        }
    }

    private void nothingIsLeft() throws IOException {
        assertThat(staged()).isEmpty();
        assertThat(named(root.resolve("target/freestand"), ".freestand")).isEmpty();
        assertThat(named(root.resolve("target/freestand/build"), ".freestand")).isEmpty();
        assertThat(named(temporary, "freestand")).isEmpty();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(root.toString());
    }
}
