package dev.freestand.containers.image;

import dev.freestand.containers.image.format.BlobDescriptor;
import dev.freestand.containers.image.format.Compression;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageConfig;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.containers.image.format.Manifest;
import dev.freestand.containers.image.format.ManifestDocument;
import dev.freestand.containers.image.format.MediaTypes;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.format.PulledImage;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.registry.RegistryClient;
import dev.freestand.containers.image.store.ImageStore;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.policy.value.ByteSize;
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
        OciDigest digest = image.digest();
        ManifestDocument document;
        if (digest == null) {
            document = client.manifest(image.asked());
            digest = OciDigest.of(document.content());
            store.keep(digest, document.content(), deadline);
        } else {
            document = manifest(digest);
        }
        if (Manifest.parse(document, "manifest " + digest + " of " + image) instanceof Manifest.Index index) {
            BlobDescriptor chosen = choose(index, wanted);
            digest = chosen.digest();
            document = manifest(digest);
            if (!chosen.mediaType().isEmpty() && document.declared().isEmpty()) {
                document = new ManifestDocument(document.content(), chosen.mediaType());
            }
        }
        String title = "manifest " + digest + " of " + image;
        if (Manifest.parse(document, title) instanceof Manifest.Image found) {
            return join(found, digest, wanted);
        }
        throw ImageException.unsupported(title, "it is a nested list of manifests");
    }

    /** Brings the layers that the store does not have. */
    void fetchLayers(PulledImage pulled, PullProgress progress) throws ImageException, InterruptedException {
        for (Layer layer : pulled.layers()) {
            BlobDescriptor blob = new BlobDescriptor("", layer.digest(), layer.size(), null);
            store.blob(blob, deadline, sink -> client.blob(blob, sink, progress));
        }
    }

    /** By digest: from the store, else from the registry, verified. */
    private ManifestDocument manifest(OciDigest digest) throws ImageException, InterruptedException {
        byte[] kept = store.kept(digest);
        if (kept != null) {
            return new ManifestDocument(kept, "");
        }
        ManifestDocument document = client.manifest(digest.toString());
        OciDigest found = OciDigest.of(document.content());
        if (!found.equals(digest)) {
            throw ImageException.digestMismatch("manifest of " + image, digest.toString(), found.toString());
        }
        store.keep(digest, document.content(), deadline);
        return document;
    }

    private BlobDescriptor choose(Manifest.Index index, Platform wanted) throws ImageException {
        for (Platform acceptable : wanted.acceptable()) {
            for (BlobDescriptor candidate : index.images()) {
                if (acceptable.equals(candidate.platform())) {
                    return candidate;
                }
            }
        }
        Set<String> available = new LinkedHashSet<>();
        for (BlobDescriptor candidate : index.images()) {
            if (candidate.platform() != null) {
                available.add(candidate.platform().toString());
            }
        }
        throw ImageException.noMatchingPlatform(image, wanted, List.copyOf(available));
    }

    private PulledImage join(Manifest.Image found, OciDigest digest, Platform wanted)
            throws ImageException, InterruptedException {
        BlobDescriptor described = found.config();
        if (!MediaTypes.CONFIGS.contains(described.mediaType())) {
            throw ImageException.unsupported(
                    image.toString(),
                    "it is not a runnable image but an artifact with a configuration of type "
                            + EscapedText.line(described.mediaType(), 100));
        }
        if (described.size() > LARGEST_CONFIG) {
            throw ImageException.tooLarge("configuration of " + image, ByteSize.text(LARGEST_CONFIG));
        }
        store.blob(described, deadline, sink -> client.blob(described, sink, PullProgress.NONE));
        byte[] content = store.kept(described.digest());
        if (content == null) {
            throw ImageException.malformed("configuration of " + image, "it disappeared from the cache");
        }
        ImageConfig config = ImageConfig.parse(content, "configuration " + described.digest() + " of " + image);
        if (!wanted.acceptable().contains(config.platform())) {
            throw ImageException.noMatchingPlatform(
                    image, wanted, List.of(config.platform().toString()));
        }
        if (config.diffIds().size() != found.layers().size()) {
            throw ImageException.malformed(
                    image.toString(),
                    "its configuration names " + config.diffIds().size() + " layers, its manifest "
                            + found.layers().size());
        }
        List<Layer> layers = new ArrayList<>();
        for (BlobDescriptor layer : found.layers()) {
            Compression compression = MediaTypes.LAYERS.get(layer.mediaType());
            if (compression == null) {
                throw ImageException.unsupported(
                        image.toString(),
                        "layer " + layer.digest() + " is of type " + EscapedText.line(layer.mediaType(), 100)
                                + "; expected a tar archive, plain or compressed with gzip or zstd");
            }
            layers.add(new Layer(
                    layer.digest(), layer.size(), compression, config.diffIds().get(layers.size())));
        }
        return new PulledImage(image, config.platform(), digest, described.digest(), layers);
    }
}
