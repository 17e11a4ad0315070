package dev.freestand.containers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.registry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of a group, from a registry that serves small ones under their names, and that then goes away. */
class GroupImagesIT {

    private static final Catalogue CATALOGUE = Catalogue.bundled();

    @TempDir
    private Path folder;

    private static String path(String image) {
        return image.substring(image.indexOf('/') + 1);
    }

    private EnvironmentStore store(LocalRegistry registry) {
        Images images = new Images(
                ImageSettings.of(folder.resolve("cache/images"), Map.of())
                        .withRetry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofSeconds(1))),
                name -> registry.image(path(name)).toString());
        return new EnvironmentStore(
                new EnvironmentCache(folder.resolve("cache/environments")),
                images,
                folder,
                Map.of(),
                PullProgress.NONE);
    }

    @Test
    void aPulledImageOutlivesItsRegistryAndOthersAreAskedOnce() throws Exception {
        List<Environment> popular = CATALOGUE.members("popular", LocalDate.of(2026, 11, 29)).stream()
                .filter(environment -> environment.recipe() == null)
                .toList();
        assertThat(popular).hasSizeGreaterThan(10);
        Environment absent = CATALOGUE.find("centos-7").orElseThrow();
        try (LocalRegistry registry = LocalRegistry.start(folder.resolve("registry"))) {
            for (Environment environment : popular) {
                serve(registry, environment);
            }
            EnvironmentStore answering = store(registry);
            for (Environment environment : popular) {
                PreparedEnvironment prepared = answering.load(environment);
                assertThat(prepared.rootfs().resolve("etc/" + environment.name()))
                        .exists();
                assertThat(prepared.checked()).doesNotContain("does not respond");
            }
            assertThatThrownBy(() -> answering.load(absent))
                    .isInstanceOf(EnvironmentNotPreparedException.class)
                    .hasMessageContaining("the registry has no");

            registry.close();

            EnvironmentStore silent = store(registry);
            assertThatThrownBy(() -> silent.load(absent)).hasMessageContaining("cannot be reached");
            String today = LocalDate.now(ZoneOffset.UTC).toString();
            for (Environment environment : popular) {
                PreparedEnvironment prepared = silent.load(environment);
                assertThat(prepared.rootfs().resolve("etc/" + environment.name()))
                        .exists();
                assertThat(prepared.checked()).contains("does not respond, so this is the image as of " + today);
            }
        }
    }

    private static void serve(LocalRegistry registry, Environment environment) throws Exception {
        String[] name = path(String.valueOf(environment.image())).split(":", 2);
        TestImage image = TestImage.docker(
                "linux/amd64",
                TestImage.gzip(new Tar().folder("etc", 0755).file("etc/" + environment.name(), "stand-in")));
        registry.push(name[0], image);
        registry.pushManifest(name[0], name[1], image.manifestType(), image.manifest());
    }
}
