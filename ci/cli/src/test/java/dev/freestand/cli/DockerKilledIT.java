package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Docker daemon of the test's own is killed while cells run. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DockerKilledIT {

    @TempDir
    private Path root;

    private Path socket;
    private Process dockerd;

    @BeforeEach
    void startDaemon() throws Exception {
        socket = root.resolve("d.sock");
        dockerd = new ProcessBuilder(
                        "dockerd",
                        "--host=unix://" + socket,
                        "--data-root=" + root.resolve("data"),
                        "--exec-root=" + root.resolve("exec"),
                        "--pidfile=" + root.resolve("d.pid"),
                        "--bridge=none",
                        "--iptables=false",
                        "--ip6tables=false")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("d.log").toFile())
                .start();
        while (!docker(new byte[0], "version").succeeded()) {
            assertThat(dockerd.isAlive())
                    .as(Files.readString(root.resolve("d.log")))
                    .isTrue();
            Thread.sleep(100);
        }
        // An archive without entries: the image of an empty root.
        String image = EnvironmentCache.of(System.getenv())
                .load(Catalogue.bundled().find("scratch").orElseThrow())
                .image();
        assertThat(docker(new byte[1024], "import", "-", image).err()).isEmpty();
    }

    private ProcessResult docker(byte[] input, String... arguments) throws IOException {
        List<String> argv = Stream.concat(Stream.of("docker", "-H", "unix://" + socket), Stream.of(arguments))
                .toList();
        return new CommonsExecRunner().run(ProcessRequest.of(argv).withStdin(input));
    }

    /** The daemon, and what it started that outlives it. */
    private void kill() throws InterruptedException {
        List<ProcessHandle> family = dockerd.descendants().toList();
        dockerd.destroyForcibly().waitFor();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    @AfterEach
    void stopDaemon() throws Exception {
        kill();
        // What the kernel still holds for containers that were cut off.
        new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(
                        "sh", "-c", "grep -o '" + root + "[^ ]*' /proc/mounts | sort -r | xargs -r umount -l")));
    }

    @Test
    void theCellsThatAreLeftAreInconclusiveAndTheCauseIsNamed() throws Exception {
        SampleProject project = new SampleProject(root).with("DOCKER_HOST", "unix://" + socket);
        Files.writeString(
                root.resolve("slow.c"),
                "#include <stdio.h>\n#include <unistd.h>\nint main(void) { sleep(1); puts(\"hello\"); return 0; }\n");
        project.compile("musl-gcc", "-static", "-Os", "-s", "slow.c", "-o", "slow");
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: slow
                variants:
                  - { name: first, artifact: slow, expect: { linkage: static } }
                  - { name: second, artifact: slow, expect: { linkage: static } }
                behaviours: [ { name: greets, stdout: "hello\\n" } ]
                environments: { include: [ scratch ] }
                """);
        ProcessRequest request = project.request("verify", "--engine", "docker", "--jobs", "1");
        ProcessBuilder builder = new ProcessBuilder(request.argv())
                .directory(root.toFile())
                .redirectOutput(root.resolve("out").toFile());
        builder.environment().putAll(request.environment());

        Process freestand = builder.start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader progress = freestand.errorReader()) {
            String line;
            while ((line = progress.readLine()) != null) {
                said.append(line).append('\n');
                if (line.startsWith("cell 1 of 2")) {
                    kill();
                }
            }
        }
        int exit = freestand.waitFor();
        said.append(Files.readString(root.resolve("out")));

        assertThat(exit).as(said.toString()).isEqualTo(3);
        assertThat(said.toString())
                .contains("cell 2 of 2: second in scratch")
                .contains("INCONCLUSIVE  second in scratch: ")
                .contains("the Docker daemon stopped responding")
                .contains("slow: INCONCLUSIVE")
                .doesNotContain("first in scratch: the")
                .doesNotContain("\tat ");
    }
}
