package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests under a deadline. Redirects are followed by hand: a few, never to an address that the registry's endpoint does
 * not permit, and without credentials as soon as another host is meant.
 */
final class HttpRequests {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Duration patience;

    HttpRequests(Duration patience) {
        this.patience = patience;
    }

    /**
     * Asks, and follows where it is sent.
     *
     * @param request address, headers and body, without credentials
     * @param authorization credentials for the host asked, or null
     * @throws IOException if no answer came
     * @throws ImageException if it is sent in circles, or where it must not go
     */
    Response send(Endpoint endpoint, HttpRequest request, @Nullable String authorization, Deadline deadline)
            throws IOException, InterruptedException, ImageException {
        URI address = request.uri();
        String credentials = authorization;
        for (int hops = 0; ; hops++) {
            HttpRequest.Builder next = HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(address)
                    .header("User-Agent", "freestand")
                    .timeout(shorter(patience, deadline.remaining()));
            if (credentials != null) {
                next.header("Authorization", credentials);
            }
            HttpResponse<InputStream> answer = client.send(next.build(), HttpResponse.BodyHandlers.ofInputStream());
            Response response = new Response(
                    answer.statusCode(), answer.headers(), new WatchedStream(answer.body(), patience, deadline));
            if (!REDIRECTS.contains(response.status())) {
                return response;
            }
            response.close();
            URI target = target(endpoint, address, response.header("Location"));
            if (!request.method().equals("GET")) {
                // What was posted is for the first host only.
                throw ImageException.registryFailed(endpoint.registry(), "it redirects a request for a login");
            }
            if (hops == MOST_REDIRECTS) {
                throw ImageException.registryFailed(endpoint.registry(), "more than " + MOST_REDIRECTS + " redirects");
            }
            if (!sameHost(address, target)) {
                credentials = null;
            }
            address = target;
        }
    }

    private static URI target(Endpoint endpoint, URI from, String location) throws ImageException {
        try {
            URI target = from.resolve(location);
            if (!location.isEmpty() && endpoint.permits(target)) {
                return target;
            }
            // The rest of the address may hold a secret.
            String where = EscapedText.line(target.getScheme() + "://" + target.getHost(), 120);
            throw ImageException.registryFailed(
                    endpoint.registry(), "it redirects to " + where + ", which is not safe");
        } catch (IllegalArgumentException e) {
            throw ImageException.registryFailed(endpoint.registry(), "it redirects to an invalid address");
        }
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isZero() ? Duration.ofMillis(1) : shorter;
    }
}
