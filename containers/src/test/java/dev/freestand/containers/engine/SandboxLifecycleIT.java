package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox on this machine, and a program that is stopped while it holds one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("alone")
class SandboxLifecycleIT {

    @TempDir
    private Path folder;

    @Test
    void reportsItsVersion() {
        try (SandboxEngine engine = new SandboxEngine(new CommonsExecRunner())) {
            assertThat(engine.availability().text())
                    .matches(
                            "bubblewrap [0-9]+\\.[0-9.]+; (memory and processes of the whole cell counted by cgroup v[12]|no control groups .*)");
        }
    }

    /** By TERM: a shell that runs its tests in the background has them ignore INT. */
    @Test
    void aProgramThatIsStoppedBySignalLeavesNoFolder() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .inheritIO()
                .start();
        while (entries().stream().noneMatch(entry -> Files.exists(entry.resolve("probe")))) {
            assertThat(program.isAlive()).isTrue();
            Thread.sleep(50);
        }

        Process kill = new ProcessBuilder("kill", "-TERM", Long.toString(program.pid())).start();
        assertThat(kill.waitFor()).isZero();
        program.waitFor();

        assertThat(entries()).isEmpty();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("freestand-"))
                    .toList();
        }
    }

    /** Holds an engine until it is stopped. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            try (SandboxEngine engine = new SandboxEngine(new CommonsExecRunner())) {
                Thread.sleep(TimeUnit.MINUTES.toMillis(2));
                throw new IllegalStateException(engine.name() + " was not stopped");
            }
        }
    }
}
