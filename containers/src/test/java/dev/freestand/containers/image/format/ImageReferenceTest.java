package dev.freestand.containers.image.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.image.Images;
import dev.freestand.containers.image.registry.ImageSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io/library/alpine:latest",
        "alpine:3.20, docker.io/library/alpine:3.20",
        "user/tool, docker.io/user/tool:latest",
        "docker.io/alpine, docker.io/library/alpine:latest",
        "index.docker.io/library/alpine:1, docker.io/library/alpine:1",
        "localhost/alpine, localhost/alpine:latest",
        "localhost:5000/a/b/c:x, localhost:5000/a/b/c:x",
        "127.0.0.1:5000/a, 127.0.0.1:5000/a:latest",
        "[::1]:5000/a, [::1]:5000/a:latest",
        "registry.example/a__b/c-d.e:V1_x, registry.example/a__b/c-d.e:V1_x",
        "Host/a, Host/a:latest",
    })
    void isReadAsDockerDoes(String text, String whole) {
        assertThat(ImageReference.parse(text)).hasToString(whole);
        assertThat(ImageReference.parse(whole)).isEqualTo(ImageReference.parse(text));
    }

    @Test
    void aDigestIsAskedForBeforeATag() {
        ImageReference both = ImageReference.parse("alpine:3@sha256:" + HEX);
        ImageReference digest = ImageReference.parse("alpine@sha256:" + HEX);

        assertThat(both).hasToString("docker.io/library/alpine:3@sha256:" + HEX);
        assertThat(both.asked()).isEqualTo("sha256:" + HEX);
        assertThat(digest.tag()).isNull();
        assertThat(ImageReference.parse("alpine:3").asked()).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "Alpine",
                "a//b",
                "a:",
                "a:b:c",
                "a@sha256:12",
                "a@sha512:00",
                "a@",
                "https://registry.example/a",
                "registry.example/",
                "registry.example:99999999/a",
                "user@registry.example/a",
                "../etc/passwd",
                "registry.example/../a",
                "a b",
                "a\n",
                "registry.example/a?b",
                "a___b",
                "-a",
                "registry_with_underscore.example/a"
            })
    void whatIsNoReferenceIsRefused(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void lengthIsBounded() {
        assertThatThrownBy(() -> ImageReference.parse("a".repeat(256))).hasMessageContaining("too long");
        assertThatThrownBy(() -> ImageReference.parse("a".repeat(100_000))).hasMessageContaining("too long");
        assertThatThrownBy(() -> ImageReference.parse("a:" + "b".repeat(129))).hasMessageContaining("not a tag");
    }

    @ParameterizedTest
    @CsvSource({
        "mirror.example/hub/, alpine:3, mirror.example/hub/alpine:3",
        "mirror.example:5000/, user/tool, mirror.example:5000/user/tool:latest",
        "team/, alpine, docker.io/team/alpine:latest",
        "mirror.example/hub/, quay.example/a, quay.example/a:latest",
        "mirror.example/hub/, docker.io/library/alpine, docker.io/library/alpine:latest",
        "mirror.example/hub/, localhost:5000/a, localhost:5000/a:latest",
    })
    void thePrefixIsForNamesWithoutARegistry(String prefix, String text, String whole) {
        assertThat(ImageReference.parse(text, prefix)).hasToString(whole);
    }

    @Test
    void settingsComeFromTheEnvironment() {
        Images images = new Images(ImageSettings.of(
                Path.of("/nowhere"), Map.of("FREESTAND_INSECURE_REGISTRIES", " a.example:5000, b.example ,")));

        assertThat(images.reference("a")).hasToString("docker.io/library/a:latest");
        assertThat(images.settings().insecure()).containsExactlyInAnyOrder("a.example:5000", "b.example");
    }

    @Test
    void theOwnPrefixComesBeforeASubstitute() {
        assertThat(substituted(Map.of("FREESTAND_IMAGE_PREFIX", "own.example/")))
                .isEqualTo("own.example/a:latest");
        assertThat(substituted(Map.of("FREESTAND_IMAGE_PREFIX", ""))).isEqualTo("theirs.example/a:latest");
    }

    private static String substituted(Map<String, String> variables) {
        return new Images(ImageSettings.of(Path.of("/nowhere"), variables), name -> "theirs.example/" + name)
                .reference("a")
                .toString();
    }
}
