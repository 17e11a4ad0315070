package dev.freestand.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.layer.SkippedEntries;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.store.ImageTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pulls in processes of their own: on a disk that is full, killed on the way, several on one cache. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("alone")
class PullProcessIT {

    private static final int DISK = 4 << 20;

    @TempDir
    private Path folder;

    private LocalRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = LocalRegistry.start(folder.resolve("registry"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static List<String> program(Path cache, ImageReference image, String what, String... options) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.add("-XX:TieredStopAtLevel=1");
        argv.addAll(List.of(options));
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), PullProgram.class.getName()));
        argv.addAll(List.of(cache.toString(), image.toString(), what));
        return argv;
    }

    private static Process start(List<String> argv) throws Exception {
        return new ProcessBuilder(argv).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Runs the program with a cache on a file system of its own, of four megabytes. */
    private String onASmallDisk(ImageReference image, String what, String... before) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        List<String> argv = new ArrayList<>(
                List.of("bwrap", "--dev-bind", "/", "/", "--size", Integer.toString(DISK), "--tmpfs", disk.toString()));
        argv.addAll(List.of(before));
        argv.addAll(program(disk.resolve("images"), image, what));
        return output(start(argv));
    }

    private ImageReference push(TestImage image) throws Exception {
        registry.push("a", image);
        return registry.image("a@" + image.manifestDigest());
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }

    @Test
    void aLayerThatDoesNotFit() throws Exception {
        ImageReference image = push(TestImage.docker(
                "linux/amd64", TestImage.gzip(new Tar().file("noise", 0644, noise(DISK + 100_000)))));

        assertThat(onASmallDisk(image, "pull"))
                .contains("DISK_FULL", "not enough space in ", "4 MiB available", "FREESTAND_CACHE")
                .contains("blobs: 2\n", "trees: []");
    }

    @Test
    void aTreeThatDoesNotFit() throws Exception {
        ImageReference image = push(TestImage.docker(
                "linux/amd64", TestImage.gzip(new Tar().file("zeros", 0644, new byte[DISK + 100_000]))));

        assertThat(onASmallDisk(image, "tree"))
                .contains("DISK_FULL", "the tree of ", "FREESTAND_CACHE")
                .contains("blobs: 3\n", "trees: []");
    }

    @Test
    void aTreeOfSoManyFilesThatTheDiskFillsOnTheWay() throws Exception {
        Tar tar = new Tar();
        for (int i = 0; i < 1500; i++) {
            // Each takes a page of the disk, and less than half of that in the archive.
            tar.file("f" + i, "x");
        }
        ImageReference image = push(TestImage.docker("linux/amd64", TestImage.gzip(tar)));

        assertThat(onASmallDisk(image, "tree"))
                .contains("DISK_FULL", "the tree of ", "FREESTAND_CACHE")
                .contains("blobs: 3\n", "trees: []");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws Exception {
        ImageReference image = push(TestImage.docker("linux/amd64", TestImage.gzip(new Tar().file("a", "x"))));
        String disk = folder.resolve("disk").toString();

        assertThat(onASmallDisk(image, "tree", "--remount-ro", disk))
                .contains("CACHE_UNUSABLE", disk, "Read-only file system");
    }

    @Test
    void otherHostsThanTheLoopbackNeedTlsAndATrustedCertificate() throws Exception {
        ImageReference image = push(TestImage.docker("linux/amd64", TestImage.gzip(new Tar().file("a", "x"))));
        String certificate = folder.resolve("certificate.pem").toString();
        String key = folder.resolve("key.pem").toString();
        String trusted = folder.resolve("trusted.p12").toString();
        String name = "registry.test";
        output(start(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=DNS:" + name,
                "-keyout",
                key,
                "-out",
                certificate)));
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        output(start(List.of(
                keytool,
                "-importcert",
                "-noprompt",
                "-alias",
                "test",
                "-file",
                certificate,
                "-keystore",
                trusted,
                "-storepass",
                "changeit")));
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + name + "\n");
        Path cache = folder.resolve("cache/images");
        try (LocalRegistry tls =
                LocalRegistry.startWithTls(folder.resolve("registry"), Path.of(certificate), Path.of(key))) {
            ImageReference there = ImageReference.parse(tls.host().replace("127.0.0.1", name) + "/a@" + image.digest());
            String asHosts = "-Djdk.net.hosts.file=" + hosts;

            assertThat(output(start(program(cache, there, "tree", asHosts))))
                    .startsWith("REGISTRY_UNREACHABLE")
                    .contains("certification path");
            assertThat(output(start(program(
                            cache,
                            there,
                            "tree",
                            asHosts,
                            "-Djavax.net.ssl.trustStore=" + trusted,
                            "-Djavax.net.ssl.trustStorePassword=changeit"))))
                    .startsWith("pulled\n");
        }
    }

    @Test
    void aPullThatIsKilledLeavesNothingInTheWay() throws Exception {
        TestImage image =
                TestImage.docker("linux/amd64", TestImage.gzip(new Tar().file("noise", 0644, noise(300_000))));
        registry.push("a", image);
        Path cache = folder.resolve("cache/images");
        Path partial = cache.resolve("partial/blob-" + image.layer(0).hex());
        try (FaultyProxy proxy = new FaultyProxy(registry)) {
            String layer = image.layer(0).toString();
            proxy.with((p, exchange) -> exchange.getRequestURI().getPath().endsWith(layer) && p.stall(exchange));
            ImageReference reference = proxy.image("a@" + image.manifestDigest());
            Process process = start(program(cache, reference, "tree"));
            while (!Files.exists(partial) || Files.size(partial) == 0) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(10);
            }
            process.destroyForcibly().waitFor();
            assertThat(partial).as("what was left by the one killed").isNotEmptyFile();
            proxy.with((p, exchange) -> false);

            ImageTree tree = new Images(ImageSettings.of(cache, Map.of()))
                    .tree(reference, Platform.LINUX_AMD64, PullProgress.NONE);

            assertThat(tree.rootfs().resolve("noise")).hasBinaryContent(noise(300_000));
            Cache.expectNothingHalfWritten(cache);
        }
    }

    @Test
    void processesBringEachPartOnce() throws Exception {
        TestImage image =
                TestImage.docker("linux/amd64", TestImage.gzip(new Tar().file("noise", 0644, noise(300_000))));
        registry.push("a", image);
        try (FaultyProxy proxy = new FaultyProxy(registry)) {
            ImageReference reference = proxy.image("a@" + image.manifestDigest());
            List<Process> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(start(program(folder.resolve("cache/images"), reference, "tree")));
            }
            for (Process one : all) {
                assertThat(output(one)).startsWith("pulled\n");
            }
            assertThat(proxy.blobsSeen()).doesNotHaveDuplicates().hasSize(2);
        }
    }

    @Test
    void namesThatTheLocaleCannotWriteAreLeftOutAndCounted() throws Exception {
        ImageReference image = push(TestImage.docker(
                "linux/amd64",
                TestImage.gzip(new Tar()
                        .file("etc/Főtanúsítvány.crt", "x")
                        .file("etc/plain", "x")
                        .file("etc/.wh.Főtanúsítvány", "")
                        .link("etc/link", "Főtanúsítvány.crt"))));
        Path cache = folder.resolve("cache/images");
        ProcessBuilder builder = new ProcessBuilder(program(cache, image, "tree")).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");

        assertThat(output(builder.start())).startsWith("pulled\n");
        assertThat(new Images(ImageSettings.of(cache, Map.of()))
                        .tree(image, Platform.LINUX_AMD64, PullProgress.NONE)
                        .skipped())
                .isEqualTo(new SkippedEntries(0, 2, 0));
    }
}
