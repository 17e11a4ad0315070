package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Asks whether a registry answers, by the address that every one of them has (OCI distribution specification, end-1). */
public final class RegistryProbe {

    private static final int OK = 200;
    /** A registry that asks for a login is there. */
    private static final int UNAUTHORIZED = 401;

    private RegistryProbe() {}

    /**
     * Asks it, without credentials.
     *
     * @param registry as in an image's name: {@code HOST} or {@code HOST:PORT}
     * @param settings which registries are asked without TLS
     * @param limit how long it may take in all
     * @return what answered, in words
     * @throws IOException if none answers as a registry does; the message says what came instead
     * @throws IllegalArgumentException if that is no name of a registry
     */
    public static String ask(String registry, ImageSettings settings, Duration limit)
            throws IOException, InterruptedException {
        Endpoint endpoint = Endpoint.of(registry, settings.insecure());
        try {
            // Only for what is said of it.
            ImageReference any = check(registry);
            HttpRequest request = HttpRequest.newBuilder(base(endpoint)).GET().build();
            try (Response response = answer(endpoint, request, any, limit)) {
                int status = response.status();
                if (status == OK || status == UNAUTHORIZED) {
                    return endpoint.host() + (status == OK ? " responds" : " responds and requires a login");
                }
                throw new IOException(endpoint.host() + " responds with status " + status + ", which is not how a"
                        + " registry responds");
            }
        } catch (ImageException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Response answer(Endpoint endpoint, HttpRequest request, ImageReference any, Duration limit)
            throws ImageException, IOException, InterruptedException {
        try {
            return new HttpRequests(limit).send(endpoint, request, null, new Deadline(any, limit));
        } catch (IOException e) {
            throw new IOException(ConnectionErrors.reason(e, request.uri()), e);
        }
    }

    /**
     * Finds out whether anything answers for a registry, whatever it answers. Many images of one that does not answer would
     * each wait for it.
     *
     * @param limit how long it may take in all
     * @throws ImageException {@link ImageException.Reason#REGISTRY_UNREACHABLE}, if nothing does
     */
    public static void expectAnswer(String registry, ImageSettings settings, Duration limit)
            throws ImageException, InterruptedException {
        Endpoint endpoint = Endpoint.of(registry, settings.insecure());
        HttpRequest request = HttpRequest.newBuilder(base(endpoint)).GET().build();
        try (Response response =
                new HttpRequests(limit).send(endpoint, request, null, new Deadline(check(registry), limit))) {
            response.status();
        } catch (IOException e) {
            throw ImageException.registryUnreachable(registry, ConnectionErrors.reason(e, request.uri()));
        }
    }

    /**
     * Refuses what cannot stand for a registry in an image's name.
     *
     * @return an image of it
     * @throws IllegalArgumentException if it cannot
     */
    public static ImageReference check(String registry) {
        ImageReference any = ImageReference.parse(registry + "/any/image:tag");
        if (!any.registry().equals(registry)) {
            throw new IllegalArgumentException("'" + registry + "' is not a registry: write HOST or HOST:PORT");
        }
        return any;
    }

    private static URI base(Endpoint endpoint) {
        return URI.create((endpoint.plain() ? "http://" : "https://") + endpoint.host() + "/v2/");
    }
}
