package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The SBOM of the shipped file: by it a security fix in anything inside is traced to the file. Held against the machine's
 * own packages; runs once the shipment is there.
 */
class ShippedSbomCheck {

    private static final Path FILE =
            Path.of("target/ship/rcli-" + System.getProperty("project.version") + "-linux-x86_64.cdx.json");

    private static JsonNode sbom;
    private static final List<String> PURLS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        sbom = new ObjectMapper().readTree(FILE.toFile());
        sbom.findValues("purl").forEach(purl -> PURLS.add(purl.asText()));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out;
    }

    @Test
    void listsTheLibrariesOfTheJavaCode() {
        for (String library : List.of("info.picocli/picocli", "org.teavm/teavm-classlib", "org.teavm/teavm-core")) {
            assertThat(PURLS).anySatisfy(purl -> assertThat(purl).startsWith("pkg:maven/" + library + "@"));
        }
    }

    @Test
    void listsThePackagesOfTheSystemByTheirVersions() throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/var/lib/dpkg/status"))) {
            assertThat(PURLS).noneMatch(purl -> purl.startsWith("pkg:deb/"));
            return;
        }
        Properties system = new Properties();
        system.load(Files.newBufferedReader(Path.of("/etc/os-release")));
        String compiler = "libgcc-" + output("gcc", "-dumpversion") + "-dev";
        for (String name : List.of("musl-dev", compiler)) {
            String version =
                    URLEncoder.encode(output("dpkg-query", "-W", "-f", "${Version}", name), StandardCharsets.UTF_8);
            String purl = "pkg:deb/" + system.getProperty("ID") + "/" + name + "@" + version + "?";
            assertThat(PURLS).anySatisfy(one -> assertThat(one).startsWith(purl));
        }
        assertThat(sbom.findValuesAsText("aggregate")).contains("complete");
    }

    /** Only if the linker took something from it. */
    @Test
    void listsTheCompilersLibraryIfTheLinkerTookSomethingOfIt() throws IOException {
        String map = Files.readString(Path.of("target/variants/musl-static/rcli.map"), StandardCharsets.ISO_8859_1);
        String linked = map.substring(map.indexOf("Linker script and memory map"));
        assertThat(Files.readString(FILE).contains("\"libgcc.a\"")).isEqualTo(linked.contains("/libgcc.a("));
    }
}
