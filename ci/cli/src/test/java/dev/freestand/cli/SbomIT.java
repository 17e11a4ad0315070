package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SBOM that an outside user's shipment holds, beside what the machine's package manager says. */
class SbomIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "target/ship/greet-0.1.0-linux-x86_64.cdx.json";

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    /** Proves and ships what this command makes, and gives the SBOM. */
    private JsonNode shipped(String build, String libc) throws Exception {
        project.configure(build, "");
        Path config = project.path("freestand.yaml");
        Files.writeString(
                config,
                Files.readString(config).replace("libc: musl", "libc: " + libc).replace(", debian-12", "")
                        + "contents: [ { purl: \"pkg:generic/vendored@2.1\", license: MIT } ]\n");
        for (List<String> command : List.of(List.of("verify", "--engine", "sandbox"), List.of("ship"))) {
            ProcessResult result = project.inside(command.toArray(String[]::new));
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        }
        byte[] sbom = Files.readAllBytes(project.path(NAME));
        assertThat(new JsonParser().validate(sbom, Version.VERSION_16)).isEmpty();
        return JSON.readTree(new String(sbom, StandardCharsets.UTF_8));
    }

    private static List<String> purls(JsonNode sbom) {
        List<String> purls = new ArrayList<>();
        sbom.path("components").forEach(one -> {
            if (one.has("purl")) {
                purls.add(one.path("purl").asText());
            }
        });
        return purls;
    }

    private static List<String> files(JsonNode sbom) {
        return sbom.findValuesAsText("name");
    }

    /** The package URL of an installed package, put together here. */
    private String installed(String name) throws IOException {
        String version =
                project.run("dpkg-query", "-W", "-f", "${Version}", name).out();
        String release = project.run(
                        "sh", "-c", ". /etc/os-release; printf '%s' \"$ID-${VERSION_ID:-$VERSION_CODENAME}\"")
                .out();
        return "pkg:deb/" + release.replaceAll("-.*", "") + "/" + name + "@"
                + version.replace("+", "%2B").replace(":", "%3A") + "?arch=amd64&distro=" + release;
    }

    private String compiler() throws IOException {
        return installed("libgcc-" + project.run("gcc", "-dumpversion").out().strip() + "-dev");
    }

    @Test
    void aMuslFileIsTracedToMusl() throws Exception {
        JsonNode sbom =
                shipped("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet -Wl,-Map,out/greet.map", "musl");
        assertThat(purls(sbom))
                .containsExactlyInAnyOrder("pkg:generic/vendored@2.1", installed("musl-dev"), compiler());
        assertThat(files(sbom))
                .contains("libc.a", "crti.o", "greet's own objects")
                .doesNotContain("libgcc.a");
        assertThat(sbom.at("/compositions/0/aggregate").asText()).isEqualTo("complete");
        assertThat(sbom.at("/metadata/component/hashes/0/content").asText())
                .isEqualTo(project.run("sha256sum", "out/greet").out().substring(0, 64));
    }

    @Test
    void aGlibcFileIsTracedToGlibcAndTheCompilersRuntime() throws Exception {
        JsonNode sbom = shipped("gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet -Wl,-Map,out/greet.map", "glibc");
        assertThat(purls(sbom))
                .containsExactlyInAnyOrder("pkg:generic/vendored@2.1", installed("libc6-dev"), compiler());
        assertThat(files(sbom)).contains("libc.a", "libgcc.a", "libgcc_eh.a", "crt1.o");
    }

    @Test
    void withoutAMapTheSbomSaysThatItIsIncomplete() throws Exception {
        JsonNode sbom = shipped("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "musl");
        assertThat(purls(sbom)).containsExactly("pkg:generic/vendored@2.1");
        assertThat(files(sbom)).contains("musl");
        assertThat(sbom.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
        assertThat(sbom.toString()).contains("have the linker write greet.map beside the file");
    }

    @Test
    void codeFromAnArchiveWithoutAPackageIsOfUnknownOrigin() throws Exception {
        JsonNode sbom = shipped(
                "echo 'int extra = 1;' > extra.c; musl-gcc -c extra.c -o out/extra.o; ar rc out/libextra.a out/extra.o;"
                        + " musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet -Wl,-Map,out/greet.map"
                        + " -Wl,--whole-archive out/libextra.a -Wl,--no-whole-archive",
                "musl");
        assertThat(files(sbom)).contains("libextra.a");
        assertThat(sbom.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
    }
}
