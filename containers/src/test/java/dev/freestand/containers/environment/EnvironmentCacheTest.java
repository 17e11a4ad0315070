package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.image.store.TreeDigest;
import dev.freestand.containers.image.store.TreeFingerprint;
import dev.freestand.core.facts.LibcFlavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCacheTest {

    private static final String RECIPE = "0123456789abcdef".repeat(4);
    private static final String RECORD = "{\"schema\":\"freestand/environment/1\",\"name\":\"musl\",\"recipe\":\""
            + RECIPE + "\",\"created\":\"2026-01-01T00:00:00Z\",\"libc\":{\"flavour\":\"musl\",\"version\":\"1.2.3\"}}";

    private final Environment musl = Catalogue.bundled().find("musl").orElseThrow();

    @TempDir
    private Path folder;

    @Test
    void findsItsFolderThroughTheEnvironment() {
        assertThat(EnvironmentCache.of(Map.of("FREESTAND_CACHE", "/a", "HOME", "/h"))
                        .folder())
                .hasToString("/a/environments");
        assertThat(EnvironmentCache.of(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/h"))
                        .folder())
                .hasToString("/x/freestand/environments");
        assertThat(EnvironmentCache.of(Map.of("XDG_CACHE_HOME", "", "HOME", "/h"))
                        .folder())
                .hasToString("/h/.cache/freestand/environments");
        assertThatThrownBy(() -> EnvironmentCache.of(Map.of())).hasMessageContaining("FREESTAND_CACHE");
    }

    @Test
    void loadsWhatThePreparationWrote() throws Exception {
        write(RECORD);
        seal();

        PreparedEnvironment prepared = new EnvironmentCache(folder).load(musl);

        assertThat(prepared.image()).isEqualTo("freestand/musl:0123456789ab");
        assertThat(prepared.libc().flavour()).isEqualTo(LibcFlavour.MUSL);
        assertThat(prepared.rootfs()).isEqualTo(folder.resolve("musl").resolve("rootfs"));
    }

    @Test
    void explainsHowToMakeWhatIsMissing() {
        assertThatThrownBy(() -> new EnvironmentCache(folder).load(musl))
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("musl")
                .hasMessageContaining("run freestand environments prepare");
        Environment wolfi = Catalogue.bundled().find("wolfi").orElseThrow();
        assertThatThrownBy(() -> new EnvironmentCache(folder).load(wolfi))
                .hasMessageEndingWith("it has no recipe and comes from the image cgr.dev/chainguard/wolfi-base:latest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"schema\":null,\"name\":null,\"recipe\":null,\"created\":null,\"libc\":null}",
                "{\"schema\":\"freestand/environment/2\",\"name\":\"musl\",\"recipe\":\"\",\"created\":\"\",\"libc\":{}}",
            })
    void refusesARecordThatIsNotWhole(String record) throws IOException {
        write(record);
        assertNotPrepared();
    }

    @Test
    void refusesARecordOfSomethingElseOrWithADigestThatIsNone() throws IOException {
        write(RECORD.replace("\"name\":\"musl\"", "\"name\":\"scratch\""));
        assertNotPrepared();
        write(RECORD.replace(RECIPE, "../../etc"));
        assertNotPrepared();
        write(RECORD + " ".repeat(70_000));
        assertNotPrepared();
    }

    @Test
    void aFileThatWasChangedInACachedTreeIsRefused() throws Exception {
        write(RECORD);
        Path rootfs = folder.resolve("musl").resolve("rootfs");
        Path file = Files.writeString(rootfs.resolve("etc-passwd"), "root:x:0:0::/:\n");
        seal();
        EnvironmentCache cache = new EnvironmentCache(folder);
        assertThat(cache.load(musl).checked()).isEqualTo(TreeFingerprint.BY_DIGEST);
        assertThat(cache.load(musl).checked()).isEqualTo(TreeFingerprint.BY_FILES);

        // Of the same length, and with the time of change set back.
        FileTime then = Files.getLastModifiedTime(file);
        Files.writeString(file, "evil:x:0:0::/:\n");
        Files.setLastModifiedTime(file, then);
        assertThatThrownBy(() -> cache.load(musl))
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("was changed after it was made (/etc-passwd)")
                .hasMessageContaining("run freestand environments prepare");

        // The same content again is the same tree, whatever the times say.
        Files.writeString(file, "root:x:0:0::/:\n");
        assertThat(cache.load(musl).checked()).isEqualTo(TreeFingerprint.BY_DIGEST);

        Files.createFile(rootfs.resolve("another"));
        assertThatThrownBy(() -> cache.load(musl)).hasMessageContaining("(/another)");
        Files.delete(rootfs.resolve("another"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> cache.load(musl)).hasMessageContaining("(/etc-passwd)");
    }

    @Test
    void aTreeWithoutADigestIsNotUsed() throws Exception {
        write(RECORD);
        assertThatThrownBy(() -> new EnvironmentCache(folder).load(musl))
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("tree.sha256")
                .hasMessageContaining("run freestand environments prepare");
    }

    @Test
    void whatIsEmptyNeedsNoPreparationAndHasToBeEmpty() throws Exception {
        EnvironmentCache cache = new EnvironmentCache(folder.resolve("none yet"));
        for (String name : List.of("scratch", "hostile-bare", "cpu-x86-64-v1")) {
            PreparedEnvironment prepared =
                    cache.load(Catalogue.bundled().find(name).orElseThrow());
            assertThat(prepared.rootfs()).isEmptyDirectory();
            assertThat(prepared.image()).isEqualTo("freestand/scratch:e3b0c44298fc");
        }
        Environment scratch = Catalogue.bundled().find("scratch").orElseThrow();
        Files.createFile(cache.load(scratch).rootfs().resolve("something"));
        assertThatThrownBy(() -> cache.load(scratch))
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("must be empty");
    }

    private void seal() throws IOException {
        Path home = folder.resolve("musl");
        Files.writeString(home.resolve("tree.sha256"), TreeDigest.of(home.resolve("rootfs")) + "\n");
    }

    private void assertNotPrepared() {
        assertThatThrownBy(() -> new EnvironmentCache(folder).load(musl))
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("environment.json");
    }

    private void write(String record) throws IOException {
        Files.createDirectories(folder.resolve("musl").resolve("rootfs"));
        Files.writeString(folder.resolve("musl").resolve("environment.json"), record);
    }
}
