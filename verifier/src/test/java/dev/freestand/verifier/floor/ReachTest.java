package dev.freestand.verifier.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.RunsOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    private static RunsOn on(Reach reach, String distribution) {
        return reach.runsOn().stream()
                .filter(one -> one.distribution().equals(distribution))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTableIsSoundYamlAndReadWhole() throws Exception {
        Map<String, List<Map<String, String>>> yaml = new YAMLMapper()
                .readValue(Releases.class.getResourceAsStream("releases.yaml"), new TypeReference<>() {});
        List<Map<String, String>> read = new ArrayList<>();
        for (Release one : Releases.all()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("distribution", one.distribution());
            fields.put("release", one.release());
            fields.put("libc", one.libc());
            fields.put("version", one.version());
            fields.put("glibcxx", one.glibcxx());
            fields.put("kernel", one.kernel());
            fields.put("source", one.source());
            fields.values().removeIf(value -> value == null);
            read.add(fields);
        }
        assertThat(read).hasSizeGreaterThan(30).isEqualTo(yaml.get("releases"));
    }

    @Test
    void eachDistributionGoesForward() {
        Map<String, Release> last = new LinkedHashMap<>();
        for (Release one : Releases.all()) {
            Release before = last.put(one.distribution(), one);
            assertThat(one.source()).startsWith("https://");
            assertThat(VersionNumber.parse(one.version())).isPresent();
            if (before != null) {
                assertThat(one.libc()).isEqualTo(before.libc());
                assertThat(Release.atLeast(one.version(), before.version()))
                        .as(one.toString())
                        .contains(true);
            }
        }
        assertThat(last)
                .containsKeys(
                        "Debian", "Ubuntu", "RHEL family", "Fedora", "SUSE Linux Enterprise", "Amazon Linux", "Alpine");
    }

    @ParameterizedTest
    @CsvSource({
        "2.34, Debian, 12", "2.34, Ubuntu, 22.04", "2.34, RHEL family, 9", "2.34, Amazon Linux, 2023",
        "2.31, Debian, 11", "2.17, RHEL family, 7", "2.2.5, Debian, 8", "2.99, Debian, "
    })
    void aGlibcFloorGivesTheOldestRelease(String floor, String distribution, String since) {
        Reach reach = new Reach(LibcFlavour.GLIBC, Map.of("GLIBC", floor), null);
        assertThat(on(reach, distribution).since()).isEqualTo(since);
        assertThat(on(reach, "Alpine").since()).isNull();
        assertThat(on(reach, "Alpine").reason()).contains("its C library is musl, not glibc");
    }

    @Test
    void theNewestFloorDecidesAndWhatIsNotKnownIsNotPromised() {
        Reach reach = new Reach(LibcFlavour.GLIBC, Map.of("GLIBC", "2.17", "GLIBCXX", "3.4.29"), null);
        assertThat(on(reach, "Debian").since()).isEqualTo("12");
        assertThat(on(reach, "Debian").reason()).isEqualTo("Debian 11: GLIBCXX 3.4.29 is needed, it has 3.4.28");
        assertThat(on(reach, "SUSE Linux Enterprise").since()).isNull();
        assertThat(on(reach, "SUSE Linux Enterprise").reason()).contains("not known here");
    }

    @Test
    void aStaticFileIsBoundByItsKernelFloorAlone() {
        Reach old = new Reach(null, Map.of(), "3.2.0");
        assertThat(on(old, "RHEL family").since()).isEqualTo("7");
        assertThat(on(old, "RHEL family").reason()).contains("kernel 3.2.0 is needed, it has 2.6.32");
        assertThat(on(new Reach(null, Map.of(), null), "Alpine").since()).isEqualTo("3.15");
        assertThat(on(new Reach(null, Map.of(), null), "RHEL family").since()).isEqualTo("6");
    }

    @Test
    void muslIsTakenFromAlpineAlone() {
        Reach musl = new Reach(LibcFlavour.MUSL, Map.of(), null);
        assertThat(on(musl, "Alpine").since()).isEqualTo("3.15");
        assertThat(on(musl, "Debian").since()).isNull();
    }
}
