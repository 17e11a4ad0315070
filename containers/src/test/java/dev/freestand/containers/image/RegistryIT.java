package dev.freestand.containers.image;

import static dev.freestand.containers.image.format.ImageFailures.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freestand.containers.image.format.Compression;
import dev.freestand.containers.image.format.ImageException.Reason;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.store.ImageTree;
import dev.freestand.containers.image.store.TreeFingerprint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images pulled from a real registry. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RegistryIT {

    private static final Tar BASE = new Tar()
            .folder("etc", 0755)
            .file("etc/name", "amd64")
            .file("etc/gone", "x")
            .link("lib", "usr/lib");
    private static final Tar TOP = new Tar().file("etc/.wh.gone", "").file("lib/top", "x");

    @TempDir
    private Path folder;

    private LocalRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = LocalRegistry.start(folder.resolve("registry"));
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
        Cache.expectNothingHalfWritten(cache());
    }

    private Path cache() {
        return folder.resolve("cache/images");
    }

    private Images images(String... variables) {
        Map<String, String> environment = new java.util.HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new Images(ImageSettings.of(cache(), environment));
    }

    private static TestImage named(String platform) {
        return TestImage.docker(platform, TestImage.gzip(new Tar().file("etc/name", platform)));
    }

    private String nameIn(ImageReference image, String platform) throws Exception {
        ImageTree tree = images().tree(image, Platform.parse(platform), PullProgress.NONE);
        return Files.readString(tree.rootfs().resolve("etc/name"));
    }

    @Test
    void anImageOfEveryCompressionBecomesATree() throws Exception {
        TestImage image = TestImage.oci(
                "linux/amd64",
                TestImage.gzip(BASE),
                new TestImage.Packed(Compression.ZSTD, TOP.bytes()),
                new TestImage.Packed(
                        Compression.NONE, new Tar().file("plain", "x").bytes()));
        registry.push("team/tool", image);
        registry.pushManifest("team/tool", "1", image.manifestType(), image.manifest());
        List<String> progress = new ArrayList<>();

        ImageTree tree = images().tree(
                        registry.image("team/tool:1"),
                        Platform.LINUX_AMD64,
                        (blob, bytes, total) -> progress.add(blob + " " + bytes + "/" + total));

        assertThat(Cache.everything(tree.rootfs()))
                .containsExactly("etc", "etc/name", "lib", "plain", "usr", "usr/lib", "usr/lib/top");
        assertThat(tree.image().manifest()).isEqualTo(image.manifestDigest());
        assertThat(tree.image().layers())
                .extracting(Layer::digest)
                .containsExactly(image.layer(0), image.layer(1), image.layer(2));
        int size = image.blobs().get(1).length;
        assertThat(progress).contains(image.layer(0) + " 0/" + size, image.layer(0) + " " + size + "/" + size);
    }

    @Test
    void aFileThatWasChangedInACachedTreeIsMadeAnew() throws Exception {
        TestImage image = named("linux/amd64");
        registry.push("one", image);
        registry.pushManifest("one", "latest", image.manifestType(), image.manifest());
        ImageReference reference = registry.image("one");
        ImageTree made = images().tree(reference, Platform.LINUX_AMD64, PullProgress.NONE);
        assertThat(made.checked()).isEqualTo(TreeFingerprint.BY_DIGEST);
        Path name = made.rootfs().resolve("etc/name");
        assertThat(images().tree(reference, Platform.LINUX_AMD64, PullProgress.NONE)
                        .checked())
                .isEqualTo(TreeFingerprint.BY_DIGEST);
        assertThat(images().tree(reference, Platform.LINUX_AMD64, PullProgress.NONE)
                        .checked())
                .isEqualTo(TreeFingerprint.BY_FILES);

        Files.writeString(name, "linux/abc64");

        ImageTree again = images().tree(reference, Platform.LINUX_AMD64, PullProgress.NONE);
        assertThat(again.rootfs().resolve("etc/name")).hasContent("linux/amd64");
        assertThat(again.checked()).isEqualTo(TreeFingerprint.BY_DIGEST);
    }

    @Test
    void listsOfBothKindsNameTheImageForThePlatform() throws Exception {
        TestImage amd64 = named("linux/amd64");
        TestImage arm = named("linux/arm/v6");
        TestImage arm64 = named("linux/arm64");
        for (TestImage image : List.of(amd64, arm, arm64)) {
            registry.push("many", image);
        }
        registry.pushManifest(
                "many", "docker", TestImage.DOCKER_LIST, TestImage.list(TestImage.DOCKER_LIST, arm64, arm, amd64));
        registry.pushManifest(
                "many", "oci", TestImage.OCI_INDEX, TestImage.list(TestImage.OCI_INDEX, arm64, arm, amd64));

        for (String tag : List.of("docker", "oci")) {
            ImageReference image = registry.image("many:" + tag);
            assertThat(nameIn(image, "linux/amd64")).isEqualTo("linux/amd64");
            assertThat(nameIn(image, "linux/arm64/v8")).isEqualTo("linux/arm64");
            assertThat(nameIn(image, "linux/arm")).isEqualTo("linux/arm/v6");
            assertThat(catchThrowable(() -> nameIn(image, "linux/riscv64")))
                    .has(reason(Reason.NO_MATCHING_PLATFORM))
                    .hasMessageContaining("linux/arm64, linux/arm/v6, linux/amd64");
        }
    }

    @Test
    void anImageForAnotherPlatformIsNotTaken() throws Exception {
        TestImage image = named("linux/arm64");
        registry.push("one", image);
        registry.pushManifest("one", "latest", image.manifestType(), image.manifest());

        assertThat(catchThrowable(() -> nameIn(registry.image("one"), "linux/amd64")))
                .has(reason(Reason.NO_MATCHING_PLATFORM))
                .hasMessageContaining("available for linux/arm64");
    }

    @Test
    void whatIsInTheCacheIsNotAskedForAgain() throws Exception {
        TestImage image = named("linux/amd64");
        registry.push("a", image);
        byte[] list = TestImage.list(TestImage.OCI_INDEX, image);
        registry.pushManifest("a", "1", TestImage.OCI_INDEX, list);
        try (FaultyProxy proxy = new FaultyProxy(registry)) {
            nameIn(proxy.image("a:1"), "linux/amd64");
            int before = proxy.seen().size();

            assertThat(nameIn(proxy.image("a:1"), "linux/amd64")).isEqualTo("linux/amd64");

            assertThat(proxy.seen()).hasSize(before + 1);
            registry.close();
            proxy.close();
            assertThat(nameIn(proxy.image("a@" + OciDigest.of(list)), "linux/amd64"))
                    .as("by digest, with no registry there")
                    .isEqualTo("linux/amd64");
            assertThat(nameIn(proxy.image("a@" + image.manifestDigest()), "linux/amd64"))
                    .isEqualTo("linux/amd64");
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        registry.push("a", named("linux/amd64"));

        assertThat(catchThrowable(() -> nameIn(registry.image("a:nosuch"), "linux/amd64")))
                .has(reason(Reason.NOT_FOUND))
                .hasMessageContaining("a:nosuch")
                .hasMessageContaining("MANIFEST_UNKNOWN");
        assertThat(catchThrowable(() -> nameIn(registry.image("nosuch"), "linux/amd64")))
                .has(reason(Reason.NOT_FOUND))
                .hasMessageContaining("check the name");
    }

    @Test
    void anArtifactIsNoImage() throws Exception {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        registry.pushBlob("chart", empty);
        String part = "{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\",\"digest\":\"" + OciDigest.of(empty)
                + "\",\"size\":2}";
        registry.pushManifest(
                "chart",
                "1",
                "application/vnd.oci.image.manifest.v1+json",
                ("{\"schemaVersion\":2,\"config\":" + part + ",\"layers\":[" + part + "]}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowable(() -> nameIn(registry.image("chart:1"), "linux/amd64")))
                .has(reason(Reason.UNSUPPORTED))
                .hasMessageContaining("helm");
    }

    @Test
    void aRegistryWithALoginRequiresOne() throws Exception {
        TestImage image = named("linux/amd64");
        try (LocalRegistry locked = LocalRegistry.startWithLogin(folder.resolve("locked"))) {
            locked.push("a", image);
            locked.pushManifest("a", "1", image.manifestType(), image.manifest());
            ImageReference reference = locked.image("a:1");

            assertThat(catchThrowable(() -> images().pull(reference, Platform.LINUX_AMD64, PullProgress.NONE)))
                    .has(reason(Reason.UNAUTHORIZED))
                    .hasMessageContaining("docker login " + locked.host());

            Path docker = Files.createDirectories(folder.resolve("docker"));
            Images loggedIn = images("DOCKER_CONFIG", docker.toString());
            Files.writeString(docker.resolve("config.json"), config(locked.host(), "wrong"));
            assertThat(catchThrowable(() -> loggedIn.pull(reference, Platform.LINUX_AMD64, PullProgress.NONE)))
                    .has(reason(Reason.UNAUTHORIZED))
                    .hasMessageContaining("HTTP 401");

            Files.writeString(docker.resolve("config.json"), config(locked.host(), LocalRegistry.PASSWORD));
            assertThat(loggedIn.pull(reference, Platform.LINUX_AMD64, PullProgress.NONE)
                            .manifest())
                    .isEqualTo(image.manifestDigest());
        }
    }

    private static String config(String host, String password) {
        String auth = Base64.getEncoder()
                .encodeToString((LocalRegistry.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        return "{\"auths\":{\"" + host + "\":{\"auth\":\"" + auth + "\"}}}";
    }

    @Test
    void aCredentialHelperIsAsked() throws Exception {
        TestImage image = named("linux/amd64");
        Path docker = Files.createDirectories(folder.resolve("docker"));
        Path helper = docker.resolve("docker-credential-test");
        Files.writeString(
                helper,
                "#!/bin/sh\nread -r server || :\n"
                        + "[ \"$1 $server\" = \"get $EXPECTED\" ] || { echo 'credentials not found'; exit 1; }\n"
                        + "echo '{\"Username\":\"" + LocalRegistry.USER + "\",\"Secret\":\"" + LocalRegistry.PASSWORD
                        + "\"}'\n");
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        Files.writeString(docker.resolve("config.json"), "{\"credsStore\":\"test\"}");
        try (LocalRegistry locked = LocalRegistry.startWithLogin(folder.resolve("locked"))) {
            locked.push("a", image);
            String[] variables = {
                "DOCKER_CONFIG", docker.toString(), "PATH", docker + ":" + System.getenv("PATH"), "EXPECTED", ""
            };
            ImageReference reference = locked.image("a@" + image.manifestDigest());

            assertThat(catchThrowable(() -> images(variables).pull(reference, Platform.LINUX_AMD64, PullProgress.NONE)))
                    .has(reason(Reason.UNAUTHORIZED))
                    .hasMessageContaining("no login");

            variables[5] = locked.host();
            assertThat(images(variables)
                            .pull(reference, Platform.LINUX_AMD64, PullProgress.NONE)
                            .manifest())
                    .isEqualTo(image.manifestDigest());
        }
    }

    @Test
    void aTreeIsARootThatASandboxRunsIn() throws Exception {
        Path binary = folder.resolve("hello");
        Files.writeString(
                folder.resolve("hello.c"), "#include <stdio.h>\nint main(void) { return puts(\"here\") < 0; }\n");
        run(List.of(
                "gcc",
                "-static",
                "-o",
                binary.toString(),
                folder.resolve("hello.c").toString()));
        TestImage image = TestImage.docker(
                "linux/amd64", TestImage.gzip(new Tar().file("bin/hello", 0755, Files.readAllBytes(binary))));
        registry.push("hello", image);

        ImageTree tree = images().tree(
                        registry.image("hello@" + image.manifestDigest()), Platform.LINUX_AMD64, PullProgress.NONE);

        assertThat(run(List.of(
                        "bwrap", "--unshare-all", "--ro-bind", tree.rootfs().toString(), "/", "/bin/hello")))
                .isEqualTo("here\n");
    }

    private static String run(List<String> argv) throws Exception {
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
