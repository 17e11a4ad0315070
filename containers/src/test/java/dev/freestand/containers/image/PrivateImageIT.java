package dev.freestand.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.JavaProgram;
import dev.freestand.containers.engine.DockerEngine;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.SandboxEngine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.portability.CellListener;
import dev.freestand.containers.portability.Portability;
import dev.freestand.containers.portability.Specimen;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.Cell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cells in an image of a registry that requires a login, on both engines, with the login that {@code docker login} leaves. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PrivateImageIT {

    @TempDir
    private Path folder;

    private LocalRegistry registry;
    private TestImage image;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        registry = LocalRegistry.startWithLogin(folder.resolve("registry"));
        image = TestImage.docker(
                "linux/amd64", TestImage.gzip(new Tar().folder("etc", 0755).file("etc/here", "x")));
        registry.push("team/tool", image);
        registry.pushManifest("team/tool", "1", image.manifestType(), image.manifest());
        file = Specimen.compile(folder, "touches", "musl-gcc", "-static");
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    /** Runs one cell with the login in a process's own environment, from which Docker's client reads it. */
    static final class OneCell {

        private OneCell() {}

        /** Arguments: a folder, a file, the engine, an image, a digest or an empty word. Prints what came of it. */
        public static void main(String[] arguments) throws Exception {
            System.out.println(run(System.getenv(), arguments));
        }

        static String run(Map<String, String> variables, String... arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Path file = Path.of(arguments[1]);
            FileReport report = Inspector.withoutWitnesses().inspect(file);
            OwnEnvironment own = new OwnEnvironment("mine", "Mine", arguments[3], null, LibcFlavour.NONE, null, null);
            Step step = new Step(
                    List.of("/etc/here"),
                    Content.EMPTY,
                    Map.of(),
                    0,
                    Content.ofText("there\n"),
                    Content.EMPTY,
                    Map.of());
            EnvironmentStore store = new EnvironmentStore(
                    new EnvironmentCache(folder.resolve("environments")),
                    new Images(ImageSettings.of(folder.resolve("images"), variables)),
                    folder,
                    arguments[4].isEmpty() ? Map.of() : Map.of("mine", arguments[4]),
                    PullProgress.NONE);
            Engine trees = EngineChoice.parse(arguments[2]).orElseThrow() == EngineChoice.DOCKER
                    ? new DockerEngine(variables)
                    : new SandboxEngine(new CommonsExecRunner());
            try (Engines engines = new Engines(trees, Engine.absent("no kernel is booted here"))) {
                Cell cell = new Portability(engines, Catalogue.bundled(), store, CellLimits.DEFAULT)
                        .run(
                                List.of(new SubjectUnderTest(
                                        "static", file, String.valueOf(report.sha256()), report, true)),
                                List.of(new Behaviour("looks", Map.of(), List.of(step))),
                                new Environments(List.of("mine"), List.of("mine"), List.of(own)),
                                null,
                                1,
                                CellListener.SILENT)
                        .cells()
                        .get(0);
                return cell.engine() + " " + cell.outcome() + " " + cell.message();
            }
        }
    }

    private String cell(EngineChoice engine, String digest, String password) throws Exception {
        String auth = Base64.getEncoder()
                .encodeToString((LocalRegistry.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        Path docker = Files.createDirectories(folder.resolve("docker"));
        Files.writeString(
                docker.resolve("config.json"),
                password.isEmpty() ? "{}" : "{\"auths\":{\"" + registry.host() + "\":{\"auth\":\"" + auth + "\"}}}");
        Map<String, String> login = Map.of("DOCKER_CONFIG", docker.toString(), "DOCKER_AUTH_CONFIG", "");
        String[] arguments = {
            folder.toString(),
            file.toString(),
            engine.word(),
            registry.image("team/tool:1").toString(),
            digest
        };
        String said = engine == EngineChoice.DOCKER
                ? JavaProgram.output(login, JavaProgram.of(List.of(), OneCell.class, arguments))
                : OneCell.run(login, arguments);
        if (!password.isEmpty()) {
            assertThat(said).doesNotContain(password, auth);
        }
        return said;
    }

    private void expectRefusal(String said) {
        assertThat(said)
                .contains(Outcome.INCONCLUSIVE.name())
                .contains("registry " + registry.host())
                .contains("docker login " + registry.host());
    }

    @Test
    void dockerPullsAPrivateImageWithTheLogin() throws Exception {
        assertThat(cell(EngineChoice.DOCKER, "", LocalRegistry.PASSWORD)).startsWith("docker " + Outcome.PASS);
    }

    @Test
    void withoutTheLoginACellIsInconclusiveOnEitherEngine() throws Exception {
        expectRefusal(cell(EngineChoice.SANDBOX, "", ""));
        expectRefusal(cell(EngineChoice.SANDBOX, "", "wrong-password"));
        assertThat(cell(EngineChoice.SANDBOX, "", LocalRegistry.PASSWORD)).startsWith("sandbox " + Outcome.PASS);

        // Now it is in the cache, and only Docker has to pull it.
        String said = cell(EngineChoice.DOCKER, image.manifestDigest().toString(), "wrong-password");

        expectRefusal(said);
        assertThat(said)
                .startsWith("docker ")
                .contains("denies Docker the pull of", "(unauthorized: authentication required)");
    }
}
