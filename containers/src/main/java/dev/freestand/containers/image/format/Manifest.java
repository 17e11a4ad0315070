package dev.freestand.containers.image.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest as understood: a list that names one image for each platform, or one image. */
public sealed interface Manifest {

    int MOST_LAYERS = 512;

    /**
     * One image for each platform.
     *
     * @param images in their order
     */
    record Index(List<BlobDescriptor> images) implements Manifest {
        public Index {
            images = List.copyOf(images);
        }
    }

    /**
     * One image.
     *
     * @param config its configuration
     * @param layers the lowest first
     */
    record Image(BlobDescriptor config, List<BlobDescriptor> layers) implements Manifest {
        public Image {
            layers = List.copyOf(layers);
        }
    }

    /**
     * Understands a document. What it says of itself must agree with what it was declared as, and it must not be list and
     * image at once: readers that differ there would see different images under one digest.
     *
     * @param title of the document, for messages
     */
    static Manifest parse(ManifestDocument document, String title) throws ImageException {
        JsonNode tree;
        try {
            tree = RegistryJson.tree(document.content(), "it");
        } catch (IOException e) {
            throw ImageException.malformed(title, EscapedText.message(e));
        }
        String own = MediaTypes.bare(tree.path("mediaType").asText(""));
        String declared = MediaTypes.bare(document.declared());
        if (MediaTypes.SCHEMA_1.contains(declared)
                || MediaTypes.SCHEMA_1.contains(own)
                || tree.path("schemaVersion").asInt(0) == 1) {
            throw ImageException.unsupported(
                    title,
                    "it has schema 1, which is obsolete since 2016; pull it and push it again with a newer engine");
        }
        boolean index = tree.has("manifests");
        boolean image = tree.has("layers") || tree.has("config");
        if (index == image) {
            throw ImageException.malformed(title, "it must be either a list of manifests or an image");
        }
        for (String type : List.of(own, declared)) {
            boolean known = MediaTypes.INDEXES.contains(type) || MediaTypes.IMAGES.contains(type);
            if (known && !(index ? MediaTypes.INDEXES : MediaTypes.IMAGES).contains(type)) {
                throw ImageException.malformed(title, "it is declared as " + type + " but is something else");
            }
        }
        if (!own.isEmpty() && !(index ? MediaTypes.INDEXES : MediaTypes.IMAGES).contains(own)) {
            throw ImageException.unsupported(title, "it has the unknown type " + EscapedText.line(own, 100));
        }
        return index
                ? new Index(descriptors(tree.path("manifests"), title))
                : new Image(
                        descriptor(tree.path("config"), title), layers(descriptors(tree.path("layers"), title), title));
    }

    private static List<BlobDescriptor> layers(List<BlobDescriptor> layers, String title) throws ImageException {
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw ImageException.malformed(title, "it has " + layers.size() + " layers, expected 1 to " + MOST_LAYERS);
        }
        return layers;
    }

    private static List<BlobDescriptor> descriptors(JsonNode array, String title) throws ImageException {
        List<BlobDescriptor> all = new ArrayList<>();
        for (JsonNode one : array) {
            all.add(descriptor(one, title));
        }
        return all;
    }

    private static BlobDescriptor descriptor(JsonNode node, String title) throws ImageException {
        try {
            JsonNode size = node.path("size");
            if (!size.isIntegralNumber() || !size.canConvertToLong()) {
                throw new IllegalArgumentException("no size");
            }
            return new BlobDescriptor(
                    MediaTypes.bare(node.path("mediaType").asText("")),
                    OciDigest.parse(node.path("digest").asText("")),
                    size.asLong(),
                    platform(node.path("platform")));
        } catch (IllegalArgumentException e) {
            throw ImageException.malformed(title, "a part of it has " + EscapedText.message(e));
        }
    }

    /** Null where there is none, as with attestations, whose platform is unknown/unknown. */
    private static @Nullable Platform platform(JsonNode node) {
        try {
            JsonNode variant = node.path("variant");
            Platform platform = new Platform(
                    node.path("os").asText(""),
                    node.path("architecture").asText(""),
                    variant.asText("").isEmpty() ? null : variant.asText());
            return platform.os().equals("unknown") ? null : platform;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
