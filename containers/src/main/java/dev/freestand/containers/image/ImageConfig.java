package dev.freestand.containers.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is needed of an image's configuration.
 *
 * @param platform what the image is made for
 * @param diffIds digests of the uncompressed layers, the lowest first
 */
record ImageConfig(Platform platform, List<Digest> diffIds) {

    ImageConfig {
        diffIds = List.copyOf(diffIds);
    }

    static ImageConfig parse(byte[] content, String title) throws MalformedImageException {
        try {
            JsonNode tree = Json.tree(content, "it");
            String variant = tree.path("variant").asText("");
            List<Digest> diffIds = new ArrayList<>();
            for (JsonNode diffId : tree.path("rootfs").path("diff_ids")) {
                diffIds.add(Digest.parse(diffId.asText("")));
            }
            return new ImageConfig(
                    new Platform(
                            tree.path("os").asText(""),
                            tree.path("architecture").asText(""),
                            variant.isEmpty() ? null : variant),
                    diffIds);
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedImageException(title, Words.of(e));
        }
    }
}
