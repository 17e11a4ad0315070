package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.BlobDescriptor;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.ManifestDocument;
import dev.freestand.containers.image.format.MediaTypes;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.store.BlobSink;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.function.Consumer;

/** Asks one registry for the parts of one image. */
public final class RegistryClient {

    /** As the distribution specification asks registries to accept at least. */
    private static final int LARGEST_MANIFEST = 4 << 20;

    private static final int BUFFER = 1 << 16;

    private final ImageReference image;
    private final Endpoint endpoint;
    private final HttpRequests http;
    private final RegistryAuthenticator authorizer;
    private final RetryPolicy retry;
    private final Deadline deadline;

    public RegistryClient(ImageReference image, ImageSettings settings, Deadline deadline) {
        this.image = image;
        this.endpoint = Endpoint.of(image.registry(), settings.insecure());
        this.http = new HttpRequests(settings.timing().patience());
        this.authorizer =
                new RegistryAuthenticator(image, endpoint, http, new DockerLogins(settings.variables()), deadline);
        this.retry = settings.timing().retry();
        this.deadline = deadline;
    }

    /** What reads the body of an answer. */
    private interface Body<T> {
        T read(Response response) throws IOException, RetryableException, ImageException, InterruptedException;
    }

    /**
     * A manifest or a list of manifests, as it came; not verified.
     *
     * @param asked tag or digest
     */
    public ManifestDocument manifest(String asked) throws ImageException, InterruptedException {
        deadline.now("requesting manifest " + asked);
        return get("manifests", asked, "manifest " + asked, response -> {
            byte[] content = response.read(LARGEST_MANIFEST + 1);
            if (content.length > LARGEST_MANIFEST) {
                throw ImageException.tooLarge("manifest " + asked + " of " + image, ByteSize.text(LARGEST_MANIFEST));
            }
            return new ManifestDocument(content, response.header("Content-Type"));
        });
    }

    /**
     * Writes a blob into the sink, from its beginning at each try.
     *
     * @throws ImageException if less came than the descriptor says
     */
    public void blob(BlobDescriptor blob, BlobSink sink, PullProgress progress)
            throws ImageException, InterruptedException {
        deadline.now("receiving " + blob.digest());
        get("blobs", blob.digest().toString(), "blob " + blob.digest(), response -> {
            sink.restart();
            Consumer<Long> tell = bytes -> progress.received(blob.digest(), bytes, blob.size());
            tell.accept(0L);
            byte[] buffer = new byte[BUFFER];
            try {
                for (int n = response.body().read(buffer);
                        n >= 0;
                        n = response.body().read(buffer)) {
                    sink.write(buffer, n);
                    tell.accept(sink.written());
                }
            } catch (IOException e) {
                // Also a body shorter than its own header says.
                throw cutOff(blob, sink);
            }
            if (sink.written() < blob.size()) {
                throw cutOff(blob, sink);
            }
            return blob;
        });
    }

    private RetryableException cutOff(BlobDescriptor blob, BlobSink sink) {
        return new RetryableException(
                ImageException.truncated(image.registry(), blob.digest(), blob.size(), sink.written()));
    }

    private <T> T get(String kind, String what, String title, Body<T> body)
            throws ImageException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.address(image.repository(), kind, what));
        if (kind.equals("manifests")) {
            MediaTypes.MANIFESTS.forEach(type -> request.header("Accept", type));
        }
        HttpRequest ready = request.build();
        return retry.call(deadline, () -> {
            try (Response response =
                    new RegistryErrors(image, authorizer::withoutSecrets).expectOk(authorized(ready), title)) {
                return body.read(response);
            } catch (IOException e) {
                throw new RetryableException(
                        ImageException.registryUnreachable(image.registry(), ConnectionErrors.reason(e, ready.uri())));
            }
        });
    }

    private Response authorized(HttpRequest request)
            throws IOException, RetryableException, ImageException, InterruptedException {
        Response response = http.send(endpoint, request, authorizer.header(), deadline);
        if (response.status() != 401) {
            return response;
        }
        // The first challenge, or a token that has grown old on the way.
        response.close();
        authorizer.answer(response.headers().allValues("WWW-Authenticate"));
        return http.send(endpoint, request, authorizer.header(), deadline);
    }
}
