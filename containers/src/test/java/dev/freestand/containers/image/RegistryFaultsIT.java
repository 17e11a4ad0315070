package dev.freestand.containers.image;

import static dev.freestand.containers.image.format.ImageFailures.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageException.Reason;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.registry.RetryPolicy;
import dev.freestand.containers.image.store.ImageTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real registry behind a faulty proxy. Whatever happens, the cache holds nothing half-written, which is checked after every
 * case; all of them share the registry, the image and the proxy, so they are one class.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RegistryFaultsIT {

    private static final RetryPolicy SOON = new RetryPolicy(3, Duration.ofMillis(10), Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    private LocalRegistry registry;
    private FaultyProxy proxy;
    private TestImage image;

    @BeforeEach
    void start() throws Exception {
        registry = LocalRegistry.start(folder.resolve("registry"));
        proxy = new FaultyProxy(registry);
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        image = TestImage.docker(
                "linux/amd64",
                TestImage.gzip(new Tar().file("noise", 0644, noise)),
                TestImage.gzip(new Tar().file("a", "x")));
        registry.push("a", image);
        registry.pushManifest("a", "1", image.manifestType(), image.manifest());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        registry.close();
        Cache.expectNothingHalfWritten(cache());
    }

    private Path cache() {
        return folder.resolve("cache/images");
    }

    private ImageSettings settings() {
        return ImageSettings.of(cache(), Map.of()).withRetry(SOON);
    }

    private ImageTree tree(ImageSettings settings, ImageReference reference) throws Exception {
        return new Images(settings).tree(reference, Platform.LINUX_AMD64, PullProgress.NONE);
    }

    private Throwable failure() throws Exception {
        return failure(settings());
    }

    private Throwable failure(ImageSettings settings) throws Exception {
        Throwable thrown = catchThrowable(() -> tree(settings, proxy.image("a:1")));
        assertThat(thrown).isInstanceOf(ImageException.class);
        assertThat(thrown.getMessage()).doesNotContain("\n");
        Cache.expectNothingHalfWritten(cache());
        assertThat(Cache.names(cache().resolve("trees"))).isEmpty();
        return thrown;
    }

    private void expectPulled() throws Exception {
        assertThat(Cache.everything(tree(settings(), proxy.image("a:1")).rootfs()))
                .containsExactly("a", "noise");
    }

    private boolean isLayer(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().endsWith(image.layer(0).toString());
    }

    private static boolean isManifest(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().contains("/manifests/");
    }

    /** The fault, on the layer, only the first so many times. */
    private void first(int times, FaultyProxy.Fault fault) {
        AtomicInteger left = new AtomicInteger(times);
        proxy.with((p, exchange) -> isLayer(exchange) && left.getAndDecrement() > 0 && fault.handle(p, exchange));
    }

    @Test
    void refusedConnectionsAndUnknownNames() throws Exception {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
        Map<String, String> reasons = Map.of(
                nobody, "no connection to " + nobody, "registry.invalid", "no address is known for registry.invalid");
        for (String host : reasons.keySet()) {
            assertThat(catchThrowable(() -> tree(settings(), ImageReference.parse(host + "/a"))))
                    .has(reason(Reason.REGISTRY_UNREACHABLE))
                    .hasMessageContaining(reasons.get(host))
                    .hasMessageContaining("FREESTAND_IMAGE_PREFIX");
        }
    }

    @Test
    void aLongRateLimitIsNotWaitedFor() throws Exception {
        proxy.with((p, exchange) -> FaultyProxy.answer(exchange, 429, "Retry-After", "3600"));

        assertThat(failure()).has(reason(Reason.RATE_LIMITED)).hasMessageContaining("3600 s");
        assertThat(proxy.seen()).hasSize(1);
    }

    @Test
    void aShortRateLimitIsWaitedForAFewTimes() throws Exception {
        first(1, (p, exchange) -> FaultyProxy.answer(exchange, 429, "Retry-After", "1"));
        expectPulled();

        proxy.with((p, exchange) -> FaultyProxy.answer(exchange, 429));
        int before = proxy.seen().size();
        assertThat(catchThrowable(() -> tree(settings(), proxy.image("a:1")))).has(reason(Reason.RATE_LIMITED));
        assertThat(proxy.seen()).hasSize(before + 3);
    }

    @Test
    void serverErrorsPassOrAreNamed() throws Exception {
        first(2, (p, exchange) -> FaultyProxy.answer(exchange, 503));
        expectPulled();
        proxy.with((p, exchange) -> FaultyProxy.answer(exchange, 500));

        assertThat(catchThrowable(() -> tree(settings(), proxy.image("a:1"))))
                .has(reason(Reason.REGISTRY_FAILED))
                .hasMessageContaining("HTTP 500, TEST: as wanted");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusalsNameTheWayIn(int status) throws Exception {
        proxy.with((p, exchange) -> FaultyProxy.answer(exchange, status));

        assertThat(failure()).has(reason(Reason.UNAUTHORIZED)).hasMessageContaining("docker login " + proxy.host());
    }

    @Test
    void anotherLayerThanPromised() throws Exception {
        proxy.with((p, exchange) -> isLayer(exchange) && changed(p, exchange, 1));

        assertThat(failure())
                .has(reason(Reason.DIGEST_MISMATCH))
                .hasMessageContaining(image.layer(0).toString());
        assertThat(Cache.names(cache().resolve("blobs/sha256")))
                .doesNotContain(image.layer(0).hex());
        proxy.with((p, exchange) -> false);
        expectPulled();
    }

    private static boolean changed(FaultyProxy proxy, HttpExchange exchange, int xor) throws Exception {
        HttpResponse<byte[]> answer = proxy.ask(exchange);
        byte[] body = answer.body();
        body[body.length / 2] ^= (byte) xor;
        FaultyProxy.copyHeaders(answer, exchange);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        return true;
    }

    @Test
    void aLayerWithoutEnd() throws Exception {
        AtomicInteger megabytes = new AtomicInteger();
        proxy.with((p, exchange) -> {
            if (!isLayer(exchange)) {
                return false;
            }
            exchange.sendResponseHeaders(200, 0);
            for (; ; megabytes.incrementAndGet()) {
                exchange.getResponseBody().write(new byte[1 << 20]);
            }
        });

        assertThat(failure()).has(reason(Reason.DIGEST_MISMATCH)).hasMessageContaining("found more");
        assertThat(megabytes).as("megabytes taken before it was stopped").hasValueLessThan(64);
    }

    @Test
    void aManifestThatDoesNotMatchItsDigest() throws Exception {
        proxy.with((p, exchange) -> isManifest(exchange) && changed(p, exchange, 0x20));

        assertThat(catchThrowable(() -> tree(settings(), proxy.image("a@" + image.manifestDigest()))))
                .has(reason(Reason.DIGEST_MISMATCH))
                .hasMessageContaining("manifest of");
        Cache.expectNothingHalfWritten(cache());
        assertThat(Cache.names(cache().resolve("blobs/sha256"))).isEmpty();
    }

    @Test
    void aManifestWithoutEnd() throws Exception {
        proxy.with((p, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[1 << 20]);
            }
        });

        assertThat(failure()).has(reason(Reason.TOO_LARGE));
    }

    @Test
    void schemaOne() throws Exception {
        proxy.with((p, exchange) -> {
            exchange.getResponseHeaders()
                    .set("Content-Type", "application/vnd.docker.distribution.manifest.v1+prettyjws");
            byte[] body = "{\"schemaVersion\":1,\"fsLayers\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            return true;
        });

        assertThat(failure()).has(reason(Reason.UNSUPPORTED)).hasMessageContaining("schema 1");
    }

    @Test
    void aLayerThatBreaksOffIsAskedForAgainAFewTimes() throws Exception {
        first(2, FaultyProxy::half);
        expectPulled();
        assertThat(proxy.blobsSeen().stream()
                        .filter(path -> path.endsWith(image.layer(0).toString())))
                .hasSize(3);
    }

    @Test
    void aLayerThatAlwaysBreaksOff() throws Exception {
        int size = image.blobs().get(1).length;
        first(99, FaultyProxy::half);

        assertThat(failure())
                .has(reason(Reason.TRUNCATED))
                .hasMessageContaining("expected " + size + " bytes, received " + size / 2);
    }

    @Test
    void aLayerShorterThanPromisedThatEndsAsIfWhole() throws Exception {
        first(99, (p, exchange) -> {
            byte[] body = p.ask(exchange).body();
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(body, 0, 1000);
            return true;
        });

        assertThat(failure()).has(reason(Reason.TRUNCATED)).hasMessageContaining("received 1000");
    }

    @Test
    void aLayerThatStallsIsGivenUp() throws Exception {
        first(99, FaultyProxy::stall);

        assertThat(failure(settings().withPatience(Duration.ofSeconds(2)))).has(reason(Reason.TRUNCATED));
    }

    @Test
    void theTimeForAllIsLimited() throws Exception {
        first(99, FaultyProxy::stall);

        assertThat(failure(settings().withTimeLimit(Duration.ofSeconds(6))))
                .has(reason(Reason.TIMED_OUT))
                .hasMessageContaining("receiving " + image.layer(0));
    }

    @Test
    void anInterruptEndsAPull() throws Exception {
        first(99, FaultyProxy::stall);
        List<Throwable> thrown = new ArrayList<>();
        Thread pull = new Thread(() -> thrown.add(catchThrowable(() -> tree(settings(), proxy.image("a:1")))));
        pull.start();
        while (proxy.blobsSeen().size() < 2) {
            Thread.sleep(10);
        }
        pull.interrupt();
        pull.join();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        Cache.expectNothingHalfWritten(cache());
    }

    @Test
    void redirectsToAnotherHostCarryNoCredentials() throws Exception {
        try (FaultyProxy other = new FaultyProxy(registry)) {
            proxy.with((p, exchange) -> {
                if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                    return FaultyProxy.answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"r\"");
                }
                return isLayer(exchange)
                        && FaultyProxy.answer(
                                exchange, 307, "Location", "http://" + other.host() + exchange.getRequestURI());
            });
            String auth = Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
            Map<String, String> login =
                    Map.of("DOCKER_AUTH_CONFIG", "{\"auths\":{\"" + proxy.host() + "\":{\"auth\":\"" + auth + "\"}}}");

            tree(ImageSettings.of(cache(), login).withRetry(SOON), proxy.image("a:1"));

            assertThat(other.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.path()).endsWith(image.layer(0).toString());
                assertThat(seen.authorization()).isNull();
            });
        }
    }

    @Test
    void aLoginThatTheRegistryRepeatsIsNotReported() throws Exception {
        proxy.with((p, exchange) -> {
            String told = exchange.getRequestHeaders().getFirst("Authorization");
            if (told == null) {
                return FaultyProxy.answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"r\"");
            }
            byte[] body = ("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no: " + told + " hush-hush\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            return true;
        });
        String auth = Base64.getEncoder().encodeToString("me:hush-hush".getBytes(StandardCharsets.UTF_8));
        Map<String, String> login =
                Map.of("DOCKER_AUTH_CONFIG", "{\"auths\":{\"" + proxy.host() + "\":{\"auth\":\"" + auth + "\"}}}");

        assertThat(failure(ImageSettings.of(cache(), login).withRetry(SOON)))
                .has(reason(Reason.UNAUTHORIZED))
                .hasMessageContaining("DENIED: no: Basic *** ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://me:secret@127.0.0.1/x", "http://[", ""})
    void redirectsToUnsafeAddresses(String location) throws Exception {
        proxy.with((p, exchange) -> FaultyProxy.answer(exchange, 302, "Location", location));

        assertThat(failure())
                .has(reason(Reason.REGISTRY_FAILED))
                .hasMessageContaining("it redirects to")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void redirectsInCircles() throws Exception {
        proxy.with((p, exchange) -> FaultyProxy.answer(
                exchange, 302, "Location", exchange.getRequestURI().toString()));

        assertThat(failure()).hasMessageContaining("more than 5 redirects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "anonymous", "identity"})
    void tokensAreFetchedFromTheRegistrysRealm(String kind) throws Exception {
        proxy.with((p, exchange) -> tokens(kind, exchange));
        String auth = Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
        String login = switch (kind) {
            case "password" -> "{\"auth\":\"" + auth + "\"}";
            case "identity" -> "{\"identitytoken\":\"long lived\"}";
            default -> "{}";
        };

        ImageTree tree = tree(
                ImageSettings.of(
                                cache(),
                                Map.of("DOCKER_AUTH_CONFIG", "{\"auths\":{\"" + proxy.host() + "\":" + login + "}}"))
                        .withRetry(SOON),
                proxy.image("a:1"));

        assertThat(tree.rootfs()).isDirectory();
        assertThat(proxy.seen().stream().filter(seen -> seen.path().startsWith("/token")))
                .as("one token serves the whole image")
                .hasSize(1);
    }

    private boolean tokens(String kind, HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (exchange.getRequestURI().getPath().equals("/token")) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String asked = exchange.getRequestURI().getRawQuery() + " " + form + " " + authorization;
            boolean right = asked.contains("service=test+service&scope=repository%3Aa%3Apull")
                    && switch (kind) {
                        case "password" -> asked.endsWith(" Basic bWU6c2VjcmV0");
                        case "identity" ->
                            form.startsWith("grant_type=refresh_token")
                                    && form.contains("&refresh_token=long+lived&")
                                    && authorization == null;
                        default -> authorization == null;
                    };
            byte[] body = (right ? "{\"access_token\":\"good\"}" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            return true;
        }
        return !"Bearer good".equals(authorization)
                && FaultyProxy.answer(
                        exchange,
                        401,
                        "WWW-Authenticate",
                        "Bearer realm=\"http://" + proxy.host()
                                + "/token\",service=\"test service\",scope=\"repository:a:pull\"");
    }

    @Test
    void aLoginServiceOnAnUnsafeAddressGetsNoPassword() throws Exception {
        proxy.with((p, exchange) ->
                FaultyProxy.answer(exchange, 401, "WWW-Authenticate", "Bearer realm=\"file:///etc/passwd\""));

        assertThat(failure()).has(reason(Reason.REGISTRY_FAILED)).hasMessageContaining("unsafe address");
    }

    @Test
    void severalAtOnceBringEachPartOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<ImageTree>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(threads.submit(() -> tree(settings(), proxy.image("a:1"))));
            }
            for (Future<ImageTree> one : all) {
                assertThat(one.get().rootfs()).isEqualTo(all.get(0).get().rootfs());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(proxy.blobsSeen()).doesNotHaveDuplicates().hasSize(3);
    }
}
