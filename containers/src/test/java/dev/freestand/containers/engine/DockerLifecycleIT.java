package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import dev.freestand.containers.JavaProgram;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.containers.probe.ProbeBinary;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.dockerclient.TransportConfig;

/** The daemon dies, containers are left, the program is stopped: nothing hangs and nothing stays behind. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("alone")
class DockerLifecycleIT {

    private static final URI DOCKER = URI.create("unix:///var/run/docker.sock");

    @TempDir
    private Path folder;

    private final DockerClient docker = connect(DOCKER);

    @AfterEach
    void closeTheClient() throws IOException {
        docker.close();
    }

    @ParameterizedTest
    @EnumSource(CuttingProxy.Fate.class)
    void aDaemonThatIsGoneMidwayLeavesThisAndTheNextCellUnanswered(CuttingProxy.Fate fate) throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(fate);
                DockerEngine engine = new DockerEngine(connect(proxy.address()))) {
            assertThat(engine.availability().ready()).isTrue();

            CellRun first = engine.run(request(Duration.ofSeconds(6), "hang"));
            CellRun second = engine.run(request(Duration.ofSeconds(6), "hang"));

            assertThat(first)
                    .isInstanceOfSatisfying(
                            CellRun.Unanswered.class,
                            run -> assertThat(run.reason())
                                    .contains("the Docker daemon stopped responding")
                                    .contains("freestand doctor"));
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void aContainerThatEndedAndOneThatWasGivenUpAreBothGone() throws Exception {
        Containers containers = new Containers(docker);
        byte[] probe = ProbeBinary.bytes();

        assertThat(containers.run(request(Duration.ofSeconds(60), ""), probe, null))
                .isInstanceOf(CellRun.Answered.class);
        assertThat(containers.run(request(Duration.ofSeconds(1), "hang"), probe, null))
                .isInstanceOf(CellRun.Unanswered.class);

        assertNothingLeft(containers.run());
        containers.close();
    }

    @Test
    void anImageThatIsNotThereIsMadeOfTheTree() throws Exception {
        CellRequest request = request(Duration.ofSeconds(60), "");
        PreparedEnvironment other = withOneFile(request, "0".repeat(64));
        try (DockerEngine engine = new DockerEngine(docker)) {
            assertThat(engine.run(in(other, request))).isInstanceOf(CellRun.Answered.class);
            assertThat(label(other)).isEqualTo(other.tree());
        } finally {
            remove(other);
        }
    }

    @Test
    void anImageThatIsNotMadeOfTheTreeIsReplaced() throws Exception {
        CellRequest scratch = request(Duration.ofSeconds(60), "");
        PreparedEnvironment moved = withOneFile(scratch, "2".repeat(64));
        try (DockerEngine engine = new DockerEngine(docker)) {
            assertThat(engine.run(scratch)).isInstanceOf(CellRun.Answered.class);
            // Its label names the tree, but it has no layer.
            docker.tagImageCmd(String.valueOf(scratch.environment().image()), "freestand/musl", "2".repeat(12))
                    .exec();

            assertThat(engine.run(in(moved, scratch))).isInstanceOf(CellRun.Answered.class);
            assertThat(docker.inspectImageCmd(String.valueOf(moved.image()))
                            .exec()
                            .getRootFS()
                            .getLayers())
                    .hasSize(1);
        } finally {
            remove(moved);
        }
    }

    /** The environment musl, with a tree that has one file, and the digest of another tree. */
    private PreparedEnvironment withOneFile(CellRequest scratch, String recipe) throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("file"), "1\n");
        return new PreparedEnvironment(
                Catalogue.bundled().find("musl").orElseThrow(),
                tree,
                recipe,
                Libc.UNKNOWN,
                String.valueOf(scratch.environment().tree()),
                null);
    }

    private void remove(PreparedEnvironment environment) {
        try {
            docker.removeImageCmd(String.valueOf(environment.image()))
                    .withForce(true)
                    .exec();
        } catch (NotFoundException e) {
            // The test failed before there was one, and says so itself.
            return;
        }
    }

    private @Nullable String label(PreparedEnvironment environment) {
        ContainerConfig config = docker.inspectImageCmd(String.valueOf(environment.image()))
                .exec()
                .getConfig();
        return config == null || config.getLabels() == null
                ? null
                : config.getLabels().get(DockerImages.TREE_LABEL);
    }

    private static CellRequest in(PreparedEnvironment environment, CellRequest request) {
        return new CellRequest(
                environment, CellSetting.PLAIN, request.subject(), request.instructions(), request.timeout(), 1000);
    }

    @Test
    void aProgramThatIsStoppedBySignalTakesItsContainerAlong() throws Exception {
        Path says = folder.resolve("run");
        Process program = JavaProgram.of(List.of(), OneLongCell.class, hostile().toString(), says.toString())
                .inheritIO()
                .start();
        while (!Files.exists(says)) {
            assertThat(program.isAlive()).isTrue();
            Thread.sleep(50);
        }
        String run = Files.readString(says);
        while (docker.listContainersCmd()
                .withLabelFilter(Map.of(Containers.RUN_LABEL, run))
                .exec()
                .isEmpty()) {
            assertThat(program.isAlive()).isTrue();
            Thread.sleep(50);
        }

        program.destroy();
        program.waitFor();

        assertNothingLeft(run);
    }

    @Test
    void nothingIsWrittenIntoTheUsersHome() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));

        String said = JavaProgram.output(
                Map.of(),
                JavaProgram.of(
                        List.of("-Duser.home=" + home), OneCell.class, hostile().toString()));

        assertThat(said).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    /** Finds the daemon as a user's program does, and runs one cell; ends with 1 where that fails. */
    static final class OneCell {

        private OneCell() {}

        public static void main(String[] args) throws Exception {
            try (DockerEngine engine = new DockerEngine(System.getenv())) {
                CellRun run = engine.availability().ready()
                        ? engine.run(request(Duration.ofSeconds(60), Path.of(args[0]), ""))
                        : new CellRun.Unanswered("no daemon");
                if (!(run instanceof CellRun.Answered)) {
                    throw new IllegalStateException(run.toString());
                }
            }
        }
    }

    /** Runs one cell that does not end by itself, in a process of its own. */
    static final class OneLongCell {

        private OneLongCell() {}

        public static void main(String[] args) throws Exception {
            Containers containers = new Containers(connect(DOCKER));
            Path says = Path.of(args[1]);
            Files.writeString(Path.of(args[1] + ".new"), containers.run());
            Files.move(Path.of(args[1] + ".new"), says);
            containers.run(request(Duration.ofMinutes(2), Path.of(args[0]), "hang"), ProbeBinary.bytes(), null);
        }
    }

    /** Removal is the daemon's work and takes it a moment; what is still there after that stays. */
    private void assertNothingLeft(String run) throws InterruptedException {
        for (int i = 0; i < 300 && count(run) > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(count(run)).isZero();
    }

    private int count(String run) {
        return docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Containers.RUN_LABEL, run))
                .exec()
                .size();
    }

    private static DockerClient connect(URI address) {
        return DockerDaemon.connect(
                TransportConfig.builder().dockerHost(address).build());
    }

    private CellRequest request(Duration timeout, String deed) throws Exception {
        return request(timeout, hostile(), deed);
    }

    private static CellRequest request(Duration timeout, Path subject, String deed) throws Exception {
        PreparedEnvironment scratch = EnvironmentCache.of(System.getenv())
                .load(Catalogue.bundled().find("scratch").orElseThrow());
        Step step = new Step(List.of(deed), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        Instructions instructions = Instructions.of(
                new CellLimits(Duration.ofSeconds(20), 100, 1000),
                "hostile",
                List.of(new Behaviour("b", Map.of(), List.of(step))));
        return new CellRequest(
                scratch, CellSetting.PLAIN, subject, instructions.encode(), timeout, instructions.longestAnswer());
    }

    private Path hostile() throws IOException, InterruptedException {
        Path file = folder.resolve("hostile");
        if (!Files.exists(file)) {
            Process compiler = new ProcessBuilder("musl-gcc", "-static", "-o", file.toString(), "src/test/c/hostile.c")
                    .inheritIO()
                    .start();
            assertThat(compiler.waitFor()).isZero();
        }
        return file;
    }
}
