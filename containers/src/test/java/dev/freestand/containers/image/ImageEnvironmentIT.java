package dev.freestand.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.freestand.containers.image.registry.RetryPolicy;
import dev.freestand.containers.portability.CellListener;
import dev.freestand.containers.portability.Matrix;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells in images of a real registry, and in folders of the project's own, on both engines. */
class ImageEnvironmentIT {

    @TempDir
    private Path folder;

    private LocalRegistry registry;
    private SubjectUnderTest subject;

    @BeforeEach
    void start() throws Exception {
        registry = LocalRegistry.start(folder.resolve("registry"));
        Path file = Specimen.compile(folder, "touches", "musl-gcc", "-static");
        FileReport report = Inspector.withoutWitnesses().inspect(file);
        subject = new SubjectUnderTest("static", file, String.valueOf(report.sha256()), report, true);
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    private Cell cell(EngineChoice choice, OwnEnvironment own, String asked) throws Exception {
        return cell(choice, own, asked, Map.of());
    }

    private Cell cell(EngineChoice choice, OwnEnvironment own, String asked, Map<String, String> locked)
            throws Exception {
        Engine trees = choice == EngineChoice.DOCKER
                ? new DockerEngine(System.getenv())
                : new SandboxEngine(new CommonsExecRunner());
        Images images = new Images(ImageSettings.of(folder.resolve("cache/images"), Map.of())
                .withRetry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofSeconds(1))));
        EnvironmentStore store = new EnvironmentStore(
                new EnvironmentCache(folder.resolve("cache/environments")), images, folder, locked, PullProgress.NONE);
        Step step = new Step(
                List.of(asked), Content.EMPTY, Map.of(), 0, Content.ofText("there\n"), Content.EMPTY, Map.of());
        Environments policy = new Environments(List.of(own.name()), List.of(own.name()), List.of(own));
        try (Engines engines = new Engines(trees, Engine.absent("no kernel is booted here"))) {
            Matrix matrix = new Portability(engines, Catalogue.bundled(), store, CellLimits.DEFAULT)
                    .run(
                            List.of(subject),
                            List.of(new Behaviour("looks", Map.of(), List.of(step))),
                            policy,
                            null,
                            1,
                            CellListener.SILENT);
            assertThat(matrix.environments()).singleElement().satisfies(record -> {
                assertThat(record.image()).isEqualTo(own.image());
            });
            return matrix.cells().get(0);
        }
    }

    private static OwnEnvironment image(String reference) {
        return new OwnEnvironment("mine", "Mine", reference, null, LibcFlavour.NONE, null, null);
    }

    private String pushed(String tag, String content) throws Exception {
        TestImage image = TestImage.docker(
                "linux/amd64", TestImage.gzip(new Tar().folder("etc", 0755).file("etc/" + content, content)));
        registry.push("team/tool", image);
        registry.pushManifest("team/tool", tag, image.manifestType(), image.manifest());
        return registry.image("team/tool:" + tag).toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"DOCKER", "SANDBOX"})
    void aFileRunsInAnImage(EngineChoice choice) throws Exception {
        Cell cell = cell(choice, image(pushed("1", "here")), "/etc/here");

        assertThat(cell.outcome()).as(cell.message()).isEqualTo(Outcome.PASS);
        assertThat(cell.engine()).isEqualTo(choice.word());
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"DOCKER", "SANDBOX"})
    void aFileRunsInAFolderOfTheProjectsOwn(EngineChoice choice) throws Exception {
        Files.createDirectories(folder.resolve("tree/etc"));
        Files.writeString(folder.resolve("tree/etc/content"), "x");
        Files.createSymbolicLink(folder.resolve("tree/etc/here"), Path.of("content"));
        Files.writeString(folder.resolve("tree/Dockerfile"), "FROM somewhere");
        OwnEnvironment own = new OwnEnvironment("mine", "Mine", null, "tree", LibcFlavour.NONE, null, null);

        assertThat(cell(choice, own, "/etc/here").outcome()).isEqualTo(Outcome.PASS);
        assertThat(cell(choice, own, "/Dockerfile").outcome()).isEqualTo(Outcome.PASS);

        // Another content is another image, under the same name of the environment.
        Files.delete(folder.resolve("tree/etc/content"));
        assertThat(cell(choice, own, "/etc/here").outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void withoutRegistryOrImageTheCellIsInconclusive() throws Exception {
        String reference = pushed("1", "here");

        Cell missing = cell(EngineChoice.SANDBOX, image(reference.replace(":1", ":2")), "/etc/here");
        assertThat(missing.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(missing.message())
                .contains("the environment is not prepared")
                .contains("team/tool:2");

        registry.close();
        Cell down = cell(EngineChoice.SANDBOX, image(reference), "/etc/here");
        assertThat(down.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(down.message()).contains("the environment is not prepared");
    }

    @Test
    void aLockedImageIsTakenByItsDigest() throws Exception {
        OwnEnvironment own = image(pushed("1", "here"));
        Map<String, String> locked = Map.of("mine", "sha256:" + store().digest(environment(own)));
        pushed("1", "elsewhere");

        assertThat(cell(EngineChoice.SANDBOX, own, "/etc/here", locked).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(cell(EngineChoice.SANDBOX, own, "/etc/here").outcome()).isEqualTo(Outcome.FAIL);
        registry.close();
        assertThat(cell(EngineChoice.SANDBOX, own, "/etc/here", locked).outcome())
                .as("everything is kept, so no registry is asked")
                .isEqualTo(Outcome.PASS);

        Cell unusable = cell(EngineChoice.SANDBOX, own, "/etc/here", Map.of("mine", "sha256:1"));
        assertThat(unusable.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(unusable.message()).contains("not a SHA-256");
    }

    @Test
    void theSameTreeHasTheSameNameAndAChangedOneAnother() throws Exception {
        EnvironmentStore before = store();
        Path file = Files.createDirectories(folder.resolve("tree/etc")).resolve("a");
        Files.writeString(file, "x");
        String first = before.digest(environment());

        assertThat(store().digest(environment())).isEqualTo(first);
        Files.writeString(file, "y");
        assertThat(before.digest(environment())).as("each is looked at once").isEqualTo(first);
        assertThat(store().digest(environment())).isNotEqualTo(first);
    }

    private EnvironmentStore store() {
        Images images = new Images(ImageSettings.of(folder.resolve("cache/images"), Map.of()));
        return new EnvironmentStore(
                new EnvironmentCache(folder.resolve("cache/environments")),
                images,
                folder,
                Map.of(),
                PullProgress.NONE);
    }

    private static dev.freestand.containers.environment.Environment environment() throws Exception {
        return environment(new OwnEnvironment("mine", "Mine", null, "tree", LibcFlavour.NONE, null, null));
    }

    private static dev.freestand.containers.environment.Environment environment(OwnEnvironment own) throws Exception {
        return Catalogue.bundled()
                .select(new Environments(List.of("mine"), List.of("mine"), List.of(own)))
                .get(0);
    }
}
