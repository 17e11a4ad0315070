package dev.freestand.containers.image;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out what an image consists of, and brings its layers into the store. */
final class ImagePuller {

    private static final long LARGEST_CONFIG = 4 << 20;

    private final ImageReference image;
    private final ImageStore store;
    private final RegistryClient client;
    private final Deadline deadline;

    ImagePuller(ImageReference image, ImageSettings settings, Deadline deadline) {
        this.image = image;
        this.store = new ImageStore(settings.folder());
        this.client = new RegistryClient(image, settings, deadline);
        this.deadline = deadline;
    }

    /** Manifest and configuration, verified and kept. With a digest asked for, and kept before, nothing is asked. */
    PulledImage resolve(Platform wanted) throws ImageException, InterruptedException {
        Digest digest = image.digest();
        Document document;
        if (digest == null) {
            document = client.manifest(image.asked());
            digest = Digest.of(document.content());
            store.keep(digest, document.content(), deadline);
        } else {
            document = manifest(digest);
        }
        if (Manifest.parse(document, "manifest " + digest + " of " + image) instanceof Manifest.Index index) {
            Descriptor chosen = choose(index, wanted);
            digest = chosen.digest();
            document = manifest(digest);
            if (!chosen.mediaType().isEmpty() && document.declared().isEmpty()) {
                document = new Document(document.content(), chosen.mediaType());
            }
        }
        String title = "manifest " + digest + " of " + image;
        if (Manifest.parse(document, title) instanceof Manifest.Image found) {
            return join(found, digest, wanted);
        }
        throw new UnsupportedImageException(title, "it is a list of manifests within another");
    }

    /** Brings the layers that the store does not have. */
    void fetchLayers(PulledImage pulled, PullProgress progress) throws ImageException, InterruptedException {
        for (Layer layer : pulled.layers()) {
            Descriptor blob = new Descriptor("", layer.digest(), layer.size(), null);
            store.blob(blob, deadline, sink -> client.blob(blob, sink, progress));
        }
    }

    /** By digest: from the store, else from the registry, verified. */
    private Document manifest(Digest digest) throws ImageException, InterruptedException {
        byte[] kept = store.kept(digest);
        if (kept != null) {
            return new Document(kept, "");
        }
        Document document = client.manifest(digest.toString());
        Digest found = Digest.of(document.content());
        if (!found.equals(digest)) {
            throw new DigestMismatchException("manifest of " + image, digest.toString(), found.toString());
        }
        store.keep(digest, document.content(), deadline);
        return document;
    }

    private Descriptor choose(Manifest.Index index, Platform wanted) throws NoMatchingPlatformException {
        for (Platform acceptable : wanted.acceptable()) {
            for (Descriptor candidate : index.images()) {
                if (acceptable.equals(candidate.platform())) {
                    return candidate;
                }
            }
        }
        Set<String> available = new LinkedHashSet<>();
        for (Descriptor candidate : index.images()) {
            if (candidate.platform() != null) {
                available.add(candidate.platform().toString());
            }
        }
        throw new NoMatchingPlatformException(image, wanted, List.copyOf(available));
    }

    private PulledImage join(Manifest.Image found, Digest digest, Platform wanted)
            throws ImageException, InterruptedException {
        Descriptor described = found.config();
        if (!MediaTypes.CONFIGS.contains(described.mediaType())) {
            throw new UnsupportedImageException(
                    image.toString(),
                    "it is no image that can be run, but an artifact with a configuration of type "
                            + Words.clean(described.mediaType(), 100));
        }
        if (described.size() > LARGEST_CONFIG) {
            throw new ImageTooLargeException("configuration of " + image, Words.bytes(LARGEST_CONFIG));
        }
        store.blob(described, deadline, sink -> client.blob(described, sink, PullProgress.NONE));
        byte[] content = store.kept(described.digest());
        if (content == null) {
            throw new MalformedImageException("configuration of " + image, "it vanished from the cache");
        }
        ImageConfig config = ImageConfig.parse(content, "configuration " + described.digest() + " of " + image);
        if (!wanted.acceptable().contains(config.platform())) {
            throw new NoMatchingPlatformException(
                    image, wanted, List.of(config.platform().toString()));
        }
        if (config.diffIds().size() != found.layers().size()) {
            throw new MalformedImageException(
                    image.toString(),
                    "its configuration names " + config.diffIds().size() + " layers, its manifest "
                            + found.layers().size());
        }
        List<Layer> layers = new ArrayList<>();
        for (Descriptor layer : found.layers()) {
            Compression compression = MediaTypes.LAYERS.get(layer.mediaType());
            if (compression == null) {
                throw new UnsupportedImageException(
                        image.toString(),
                        "layer " + layer.digest() + " is of type " + Words.clean(layer.mediaType(), 100)
                                + "; tar archives are taken, plain or compressed with gzip or zstd");
            }
            layers.add(new Layer(
                    layer.digest(), layer.size(), compression, config.diffIds().get(layers.size())));
        }
        return new PulledImage(image, config.platform(), digest, described.digest(), layers);
    }
}
