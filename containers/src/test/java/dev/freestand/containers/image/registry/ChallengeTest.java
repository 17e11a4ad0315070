package dev.freestand.containers.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What registries say in headers. */
class ChallengeTest {

    @Test
    void parametersStandInAnyOrderQuotedOrNot() {
        assertThat(
                        Challenge.parse(
                                List.of(
                                        "Bearer scope=\"repository:a/b:pull,push\", Realm=\"https://auth.example/token?a=b\",service=x")))
                .containsExactly(new Challenge(
                        "bearer",
                        Map.of(
                                "scope", "repository:a/b:pull,push",
                                "realm", "https://auth.example/token?a=b",
                                "service", "x")));
    }

    @Test
    void severalChallengesInOneHeaderOrInSeveral() {
        assertThat(Challenge.parse(List.of("Negotiate, Basic realm=\"a \\\"b\\\"\", Bearer realm=c", "Digest x=y")))
                .containsExactly(
                        new Challenge("negotiate", Map.of()),
                        new Challenge("basic", Map.of("realm", "a \"b\"")),
                        new Challenge("bearer", Map.of("realm", "c")),
                        new Challenge("digest", Map.of("x", "y")));
    }

    @Test
    void noiseIsPassedOver() {
        for (String noise : List.of("", " ", "\"", "=x", "Basic realm=\"open", "Bearer " + "a=\"\\".repeat(100_000))) {
            assertThat(Challenge.parse(List.of(noise)))
                    .as(noise)
                    .noneMatch(challenge -> challenge.parameter("realm").isPresent());
        }
    }

    @Test
    void longValuesAreRead() {
        String realm = "\\x".repeat(4000);

        assertThat(Challenge.parse(List.of("Basic realm=\"" + realm + "\"")))
                .containsExactly(new Challenge("basic", Map.of("realm", "x".repeat(4000))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "5, PT5S",
        "' 7 ', PT7S",
        "999999999999, PT720H",
        "'Tue, 24 Nov 2026 10:00:30 GMT', PT30S",
        "'Tue, 24 Nov 2026 09:00:00 GMT', PT0S",
        "soon, ",
        "-1, ",
        "'', ",
        "9999999999999999999999, ",
    })
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

        assertThat(RegistryErrors.retryAfter(header, clock)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example, https://cdn.example/x, true",
        "registry.example, HTTPS://cdn.example/x, true",
        "registry.example, http://cdn.example/x, false",
        "registry.example, http://127.0.0.1/x, false",
        "registry.example, https://me:secret@cdn.example/x, false",
        "registry.example, https:/x, false",
        "registry.example, file:///etc/passwd, false",
        "127.0.0.1:5000, http://cdn.example/x, true",
        "127.0.0.1:5000, file:///etc/passwd, false",
    })
    void whereARegistryMaySend(String registry, String address, boolean may) {
        assertThat(Endpoint.of(registry, Set.of()).permits(URI.create(address))).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, https://registry-1.docker.io/v2/a/manifests/1",
        "registry.example:5000, https://registry.example:5000/v2/a/manifests/1",
        "localhost:5000, http://localhost:5000/v2/a/manifests/1",
        "127.1.2.3, http://127.1.2.3/v2/a/manifests/1",
        "[::1]:5000, http://[::1]:5000/v2/a/manifests/1",
        "127.0.0.1.example, https://127.0.0.1.example/v2/a/manifests/1",
        "localhost.example, https://localhost.example/v2/a/manifests/1",
        "lan.example, http://lan.example/v2/a/manifests/1",
        "lan.example:5000, http://lan.example:5000/v2/a/manifests/1",
        "port.example:80, http://port.example:80/v2/a/manifests/1",
        "port.example, https://port.example/v2/a/manifests/1",
    })
    void onlyLoopbackAndWhatTheUserNamedIsSpokenToInTheClear(String registry, String address) {
        Endpoint endpoint = Endpoint.of(registry, Set.of("lan.example", "port.example:80"));

        assertThat(endpoint.address("a", "manifests", "1")).hasToString(address);
    }
}
