package dev.freestand.cli.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.DeclaredContent;
import dev.freestand.verifier.proof.EmbeddedComponent;
import dev.freestand.verifier.proof.LinkedFile;
import dev.freestand.verifier.proof.PackageOrigin;
import dev.freestand.verifier.proof.VariantContents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every document fits CycloneDX's own schema, says no more than is known, and is the same wherever it is made. */
class SbomTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant RELEASED = Instant.parse("2026-11-23T10:20:30.987Z");
    private static final String HOSTILE = "<script>\"\\\u001b[31m\n../../etc/passwd\ud83d\ude00";
    private static final FileReport STATIC = inspected("musl-static");
    private static final FileReport DYNAMIC = inspected("dynamic-debug");
    private static final PackageOrigin MUSL = new PackageOrigin(
            "pkg:deb/debian/musl-dev@1.2.3-1?arch=amd64&distro=debian-12",
            "musl-dev",
            "1.2.3-1",
            "amd64",
            "musl",
            "1.2.3-1");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    /** A file of the verifier's corpus, which is kept packed. */
    private static FileReport inspected(String name) {
        Path packed = Path.of("../../verifier/src/test/corpus/files", name + ".gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Path file = Files.createTempFile(name, "");
            try {
                Files.write(file, in.readAllBytes());
                return Inspector.withoutWitnesses().inspect(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String print(FileReport file, List<DeclaredContent> declared, @Nullable VariantContents linked)
            throws SbomException {
        return Sbom.of(
                new DescribedBinary(
                        "rcli", "1.0.0", "rcli-1.0.0-linux-x86_64", "a1".repeat(32), file, declared, linked),
                RELEASED,
                "1.0.0");
    }

    private static JsonNode valid(String document) throws Exception {
        assertThat(new JsonParser().validate(document.getBytes(StandardCharsets.UTF_8), Version.VERSION_16))
                .isEmpty();
        return JSON.readTree(document);
    }

    private static VariantContents linked(@Nullable String problem, LinkedFile... files) {
        return new VariantContents("v", 3, 4096, List.of(files), problem);
    }

    private static LinkedFile file(String name, @Nullable PackageOrigin origin) {
        return new LinkedFile(name, "b2".repeat(32), origin, 7, 123, "because");
    }

    private static JsonNode component(JsonNode bom, String name) {
        for (JsonNode one : bom.path("components")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        return JSON.missingNode();
    }

    private static String property(JsonNode component, String name) {
        for (JsonNode one : component.path("properties")) {
            if (one.path("name").asText().equals("freestand:" + name)) {
                return one.path("value").asText();
            }
        }
        return "";
    }

    @Test
    void whatTheFileListsIsMergedWithWhatIsDeclared() throws Exception {
        VariantContents contents = linked(null, file("libc.a", MUSL))
                .with(
                        List.of(
                                new EmbeddedComponent(
                                        "pkg:cargo/libc@0.2.155", "libc", "0.2.155", "crates.io", false, "listed"),
                                new EmbeddedComponent("pkg:cargo/cc@1.0.90", "cc", "1.0.90", null, true, "listed")),
                        null);
        JsonNode bom = valid(print(
                STATIC,
                List.of(
                        new DeclaredContent("pkg:cargo/libc@0.2.155", "MIT", null),
                        new DeclaredContent("pkg:generic/sqlite@3.50.4", null, null)),
                contents));

        JsonNode both = component(bom, "libc");
        assertThat(both.at("/licenses/0/expression").asText()).isEqualTo("MIT");
        assertThat(both.path("properties").toString()).contains("declared in freestand.yaml", "listed", "crates.io");
        assertThat(component(bom, "cc").path("scope").asText()).isEqualTo("excluded");
        assertThat(property(component(bom, "sqlite"), "how")).isEqualTo("declared in freestand.yaml");
        assertThat(bom.path("components")).hasSize(5);
        assertThat(bom.at("/compositions/0/aggregate").asText()).isEqualTo("complete");
    }

    @Test
    void namesTheBinaryAndAllThatIsInIt() throws Exception {
        JsonNode bom = valid(print(
                STATIC,
                List.of(new DeclaredContent("pkg:maven/info.picocli/picocli@4.7.7", "Apache-2.0", null)),
                linked(null, file("libc.a", MUSL), file("crt1.o", MUSL))));
        assertThat(bom.at("/metadata/component/name").asText()).isEqualTo("rcli");
        assertThat(bom.at("/metadata/component/purl").asText()).isEqualTo("pkg:generic/rcli@1.0.0");
        assertThat(bom.at("/metadata/component/hashes/0/content").asText()).isEqualTo("a1".repeat(32));
        assertThat(bom.at("/metadata/timestamp").asText()).isEqualTo("2026-11-23T10:20:30Z");
        assertThat(bom.path("serialNumber").asText()).isEqualTo("urn:uuid:a1a1a1a1-a1a1-81a1-a1a1-a1a1a1a1a1a1");
        assertThat(bom.path("components")).hasSize(3);
        JsonNode musl = component(bom, "musl-dev");
        assertThat(musl.path("purl").asText()).isEqualTo(MUSL.purl());
        assertThat(property(musl, "source") + " " + property(musl, "sourceVersion"))
                .isEqualTo("musl 1.2.3-1");
        assertThat(musl.at("/pedigree/ancestors/0/purl").asText())
                .isEqualTo("pkg:deb/debian/musl@1.2.3-1?arch=source&distro=debian-12");
        assertThat(musl.path("components")).hasSize(2).allSatisfy(one -> {
            assertThat(one.path("type").asText()).isEqualTo("file");
            assertThat(property(one, "members")).isEqualTo("7");
        });
        assertThat(component(bom, "picocli").at("/licenses/0/expression").asText())
                .isEqualTo("Apache-2.0");
        assertThat(property(component(bom, "rcli's own objects"), "members")).isEqualTo("3");
        assertThat(bom.at("/compositions/0/aggregate").asText()).isEqualTo("complete");
        assertThat(bom.at("/compositions/1/aggregate").asText()).isEqualTo("unknown");
        assertThat(bom.at("/compositions/1/assemblies/0").asText())
                .isEqualTo(component(bom, "rcli's own objects").path("bom-ref").asText());
        assertThat(bom.at("/dependencies/0/dependsOn")).hasSize(3);
    }

    @Test
    void whatIsNotTracedIsSaidAndNothingIsCalledComplete() throws Exception {
        JsonNode bom = valid(print(STATIC, List.of(), linked(null, file("libz.a", null), file("libc.a", MUSL))));
        assertThat(property(component(bom, "libz.a"), "origin")).isEqualTo("unknown");
        assertThat(bom.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
        JsonNode part = valid(print(STATIC, List.of(), linked("too many", file("libc.a", MUSL))));
        assertThat(part.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
    }

    @Test
    void withoutAMapTheLibcIsThatOfTheFile() throws Exception {
        for (VariantContents nothing : new VariantContents[] {null, VariantContents.unknown("v", "no map")}) {
            JsonNode bom = valid(print(STATIC, List.of(), nothing));
            JsonNode libc = component(bom, "musl");
            assertThat(property(libc, "how")).isEqualTo("identified in the file");
            assertThat(bom.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
            assertThat(property(bom.at("/metadata/component"), "incomplete")).isNotEmpty();
        }
    }

    @Test
    void whatADynamicFileNeedsIsOutsideOfIt() throws Exception {
        JsonNode bom = valid(print(DYNAMIC, List.of(), null));
        JsonNode libc = component(bom, "libc.so.6");
        assertThat(property(libc, "place")).startsWith("outside the file");
        assertThat(component(bom, "glibc").isMissingNode()).isTrue();
    }

    @Test
    void hostileNamesStayText() throws Exception {
        JsonNode bom = valid(print(STATIC, List.of(), linked(HOSTILE, file(HOSTILE, null), file(HOSTILE, null))));
        // The library makes one line of every text.
        String line = HOSTILE.replace('\n', ' ');
        assertThat(component(bom, line).path("type").asText()).isEqualTo("file");
        assertThat(property(bom.at("/metadata/component"), "incomplete")).isEqualTo(line);
    }

    @Test
    void isTheSameWhereverItIsMade() throws Exception {
        List<DeclaredContent> declared =
                List.of(new DeclaredContent("pkg:maven/info.picocli/picocli@4.7.7", "Apache-2.0", null));
        String here = print(STATIC, declared, linked(null, file("libc.a", MUSL)));
        for (String tag : List.of("th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab", "tr-TR", "th-TH")) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(print(STATIC, declared, linked(null, file("libc.a", MUSL))))
                    .as(tag)
                    .isEqualTo(here);
        }
    }
}
