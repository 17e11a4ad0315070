package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where a daemon does not pull an image, in the words of daemons and registries. */
class DockerImagesTest {

    private static String refusal(String reason) {
        return DockerImages.refusal("r.example:5000/a@sha256:0", "r.example:5000", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status 500: {\"message\":\"unauthorized: authentication required\"}",
                "Status 500: {\"message\":\"Head \\\"https://r.example:5000/v2/a\\\": no basic auth credentials\"}\n",
                "Status 404: {\"message\":\"pull access denied for a, repository does not exist or may require 'docker login'\"}",
                "Status 500: {\"message\":\"unexpected status from HEAD request to https://r.example/v2/a: 403 Forbidden\"}",
                "denied: requested access to the resource is denied",
            })
    void aRefusalNamesTheRegistryAndTheLogin(String reason) {
        assertThat(refusal(reason))
                .startsWith("registry r.example:5000 denies Docker the pull of r.example:5000/a@sha256:0 (")
                .endsWith("docker login r.example:5000")
                .doesNotContain("message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status 500: {\"message\":\"Get \\\"https://r.example:5000/v2/\\\": dial tcp 10.0.0.4031:5000: connection refused\"}",
                "Status 404: {\"message\":\"manifest unknown\"}",
                "it gives no reason",
            })
    void anotherProblemIsNoMatterOfALogin(String reason) {
        assertThat(refusal(reason))
                .startsWith("Docker cannot pull r.example:5000/a@sha256:0 from registry r.example:5000: ")
                .endsWith("check the network, or use --engine sandbox")
                .doesNotContain("login", "Status");
    }
}
