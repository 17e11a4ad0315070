package dev.freestand.containers.image.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An image for one platform, known from verified bytes.
 *
 * @param reference what was asked for
 * @param platform what it is made for, as its configuration says
 * @param manifest digest of the image's own manifest, not of the list it was found in
 * @param config digest of its configuration, which Docker calls the image's ID
 * @param layers the lowest first; at least one
 */
public record PulledImage(
        ImageReference reference, Platform platform, OciDigest manifest, OciDigest config, List<Layer> layers) {

    public PulledImage {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(reference + " has no layers");
        }
    }

    /** Digest of all layers one on the other: the chain ID of the OCI image specification. */
    public OciDigest chain() {
        OciDigest chain = layers.get(0).diffId();
        for (Layer layer : layers.subList(1, layers.size())) {
            chain = OciDigest.of((chain + " " + layer.diffId()).getBytes(StandardCharsets.UTF_8));
        }
        return chain;
    }
}
