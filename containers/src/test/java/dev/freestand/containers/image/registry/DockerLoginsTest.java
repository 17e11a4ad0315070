package dev.freestand.containers.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerLoginsTest {

    private static final String AUTH =
            Base64.getEncoder().encodeToString("me:se:cret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private DockerLogins with(String config) throws Exception {
        Files.writeString(folder.resolve("config.json"), config);
        return new DockerLogins(Map.of("DOCKER_CONFIG", folder.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"r.example:5000", "https://r.example:5000", "https://r.example:5000/v1/", "http://r.example:5000"
            })
    void aRegistryIsFoundHoweverItIsWritten(String key) throws Exception {
        DockerLogins logins = with("{\"auths\":{\"other\":{},\"" + key + "\":{\"auth\":\"" + AUTH + "\"}}}");

        assertThat(logins.find("r.example:5000")).contains(new Credentials("me", "se:cret"));
        assertThat(logins.find("r.example")).isEmpty();
        assertThat(logins.find("example:5000")).isEmpty();
    }

    @Test
    void dockerHubHasAKeyOfItsOwn() throws Exception {
        DockerLogins logins = with("{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + AUTH + "\"}}}");

        assertThat(logins.find("docker.io")).contains(new Credentials("me", "se:cret"));
    }

    @Test
    void anIdentityTokenIsNoPassword() throws Exception {
        DockerLogins logins = with("{\"auths\":{\"r\":{\"auth\":\"" + AUTH + "\",\"identitytoken\":\"t\"}}}");

        assertThat(logins.find("r").orElseThrow().isIdentityToken()).isTrue();
    }

    @Test
    void theVariableComesFirstAndHomeLast() throws Exception {
        Files.createDirectories(folder.resolve(".docker"));
        Files.writeString(folder.resolve(".docker/config.json"), "{\"auths\":{\"r\":{\"auth\":\"" + AUTH + "\"}}}");
        String home = folder.toString();

        assertThat(new DockerLogins(Map.of("HOME", home)).find("r")).isPresent();
        assertThat(new DockerLogins(Map.of("HOME", home, "DOCKER_AUTH_CONFIG", "{}")).find("r"))
                .isEmpty();
        assertThat(new DockerLogins(Map.of()).find("r")).isEmpty();
        assertThat(new DockerLogins(Map.of("HOME", home + "/none")).find("r")).isEmpty();
    }

    @Test
    void emptyEntriesAreNoLogins() throws Exception {
        assertThat(with("{\"auths\":{\"r\":{}}}").find("r")).isEmpty();
        assertThat(with("{\"auths\":[]}").find("r")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"auths\":{\"r\":{\"auth\":\"%%secret\"}}}",
                "{\"credsStore\":\"../secret\"}",
                "{\"credsStore\":\"there-is-no-such-secret-helper\"}",
            })
    void whatCannotBeReadIsSaidWithoutQuotingIt(String config) throws Exception {
        DockerLogins logins = with(config);

        assertThatThrownBy(() -> logins.find("r"))
                .isInstanceOf(java.io.IOException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("%%secret"));
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new Credentials("me", "hush")).asString().doesNotContain("hush");
    }
}
