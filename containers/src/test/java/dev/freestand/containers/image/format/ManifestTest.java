package dev.freestand.containers.image.format;

import static dev.freestand.containers.image.format.ImageFailures.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.image.format.ImageException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final String D = "\"digest\":\"sha256:" + "0".repeat(64) + "\",\"size\":7";
    private static final String CONFIG = "\"config\":{" + D + "}";
    private static final String LAYERS = "\"layers\":[{\"mediaType\":\"x/Y; z\"," + D + "}]";
    private static final String LIST = "\"manifests\":[{" + D + ",\"platform\":{\"os\":\"linux\","
            + "\"architecture\":\"arm\",\"variant\":\"v6\"}},{" + D
            + ",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}},{" + D + "}]";

    private static Manifest parse(String json, String declared) throws ImageException {
        return Manifest.parse(new ManifestDocument(json.getBytes(StandardCharsets.UTF_8), declared), "the manifest");
    }

    @Test
    void anImageHasConfigurationAndLayers() throws Exception {
        Manifest.Image image = (Manifest.Image) parse("{" + CONFIG + "," + LAYERS + ",\"unknown\":1}", "");

        assertThat(image.config().size()).isEqualTo(7);
        assertThat(image.layers()).extracting(BlobDescriptor::mediaType).containsExactly("x/y");
    }

    @Test
    void aListNamesPlatformsWhereItHasThem() throws Exception {
        Manifest.Index index = (Manifest.Index) parse("{" + LIST + "}", "application/vnd.oci.image.index.v1+json");

        assertThat(index.images())
                .extracting(BlobDescriptor::platform)
                .containsExactly(Platform.parse("linux/arm/v6"), null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{} {}",
                "{\"config\":{},\"layers\":[]}",
                "{\"a\":1,\"a\":2}",
                "{\"manifests\":[{\"digest\":\"sha256:00\",\"size\":1}]}",
                "{\"manifests\":[{\"digest\":\"md5:00\",\"size\":1}]}",
            })
    void whatIsNoManifestIsMalformed(String json) {
        assertThatThrownBy(() -> parse(json, "")).has(reason(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"7\"", "99999999999999999999", "null"})
    void aSizeIsAWholeNumber(String size) {
        String json = "{" + LAYERS + "," + CONFIG.replace("\"size\":7", "\"size\":" + size) + "}";

        assertThatThrownBy(() -> parse(json, "")).has(reason(Reason.MALFORMED));
    }

    @Test
    void deepNestingIsMalformedAndNoOverflow() {
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(500_000), "")).has(reason(Reason.MALFORMED));
    }

    @Test
    void listAndImageAtOnceIsMalformed() {
        assertThatThrownBy(() -> parse("{" + CONFIG + "," + LAYERS + "," + LIST + "}", ""))
                .has(reason(Reason.MALFORMED))
                .hasMessageContaining("either");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.oci.image.index.v1+json, ''",
        "'', application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.index.v1+json",
    })
    void anImageDeclaredAsAListIsMalformed(String declared, String own) {
        String type = own.isEmpty() ? "" : "\"mediaType\":\"" + own + "\",";

        assertThatThrownBy(() -> parse("{" + type + CONFIG + "," + LAYERS + "}", declared))
                .has(reason(Reason.MALFORMED))
                .hasMessageContaining("something else");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.distribution.manifest.v1+prettyjws, 1",
        "application/vnd.docker.distribution.manifest.v1+json, 1",
        "application/json, 1",
        "application/vnd.docker.distribution.manifest.v1+json, 2",
    })
    void schemaOneIsNamed(String declared, int version) {
        assertThatThrownBy(() -> parse("{\"schemaVersion\":" + version + ",\"fsLayers\":[]}", declared))
                .has(reason(Reason.UNSUPPORTED))
                .hasMessageContaining("schema 1");
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatThrownBy(() -> parse("{\"mediaType\":\"application/x\"," + CONFIG + "," + LAYERS + "}", ""))
                .has(reason(Reason.UNSUPPORTED))
                .hasMessageContaining("application/x");
    }

    @Test
    void theNumberOfLayersIsBounded() {
        String layer = "{" + D + "}";
        String many = "\"layers\":[" + (layer + ",").repeat(512) + layer + "]";

        assertThatThrownBy(() -> parse("{" + CONFIG + "," + many + "}", "")).hasMessageContaining("513 layers");
        assertThatThrownBy(() -> parse("{" + CONFIG + ",\"layers\":[]}", "")).hasMessageContaining("0 layers");
    }
}
