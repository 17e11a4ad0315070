package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelCacheTest {

    /** Of the three bytes "abc" (FIPS 180-2, appendix B.1). */
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String RECORD =
            "{\"schema\":\"freestand/kernel/1\",\"release\":\"6.1\",\"suite\":\"bookworm\","
                    + "\"package\":\"linux-image-6.1.0-50-cloud-amd64\",\"version\":\"6.1.176-1\",\"sha256\":\""
                    + SHA256
                    + "\",\"recipe\":\"" + SHA256 + "\",\"created\":\"2026-01-01T00:00:00Z\"}";

    private final Environment environment =
            Catalogue.bundled().find("kernel-6.1").orElseThrow();

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void makeAKernel() throws IOException {
        home = Files.createDirectories(folder.resolve("kernels").resolve("6.1"));
        Files.writeString(home.resolve("vmlinuz"), "abc");
        Files.writeString(home.resolve("kernel.json"), RECORD);
    }

    @Test
    void liesBesideTheEnvironmentsAndIsNamedByItsDigest() throws Exception {
        PreparedEnvironment prepared = load();

        assertThat(prepared.rootfs()).isEqualTo(home);
        assertThat(prepared.toRecord().digest()).isEqualTo(SHA256);
    }

    @Test
    void explainsHowToFetchWhatIsMissing() throws IOException {
        Files.delete(home.resolve("vmlinuz"));

        assertThatThrownBy(this::load)
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("its kernel is not in ")
                .hasMessageEndingWith("run freestand environments prepare 'kernel-*'");
    }

    @Test
    void anotherFileThanWasFetchedIsRefused() throws IOException {
        Files.writeString(home.resolve("vmlinuz"), "abd");

        assertThatThrownBy(this::load).hasMessageContaining("expected " + SHA256);
    }

    @ParameterizedTest
    @CsvSource({
        "freestand/kernel/1, freestand/kernel/2",
        "'\"release\":\"6.1\"', '\"release\":\"6.12\"'",
        "bookworm, trixie",
        "'\"version\":\"6.1.176-1\",', ''",
        "'\"6.1.176-1\"', null",
        "2026, '\"'",
    })
    void aRecordOfSomethingElseOrNotWholeIsRefused(String part, String instead) throws IOException {
        Files.writeString(home.resolve("kernel.json"), RECORD.replace(part, instead));

        assertThatThrownBy(this::load)
                .isInstanceOf(EnvironmentNotPreparedException.class)
                .hasMessageContaining("kernel.json");
    }

    @ParameterizedTest
    @CsvSource({
        "6.1, 6.1.0-50-cloud-amd64, true",
        "6.1, 6.12.117+deb13-cloud-amd64, false",
        "5.10, 5.1.0, false",
        "newest, 7.2.12+deb14-cloud-amd64, true",
    })
    void aSeriesIsNotTheBeginningOfAnother(String release, String running, boolean covers) {
        assertThat(new Kernel(release, "testing").covers(running)).isEqualTo(covers);
    }

    private PreparedEnvironment load() throws EnvironmentNotPreparedException {
        return new EnvironmentCache(folder.resolve("environments")).load(environment);
    }
}
