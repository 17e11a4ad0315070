package dev.freestand.containers.image.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is needed of an image's configuration.
 *
 * @param platform what the image is made for
 * @param diffIds digests of the uncompressed layers, the lowest first
 */
public record ImageConfig(Platform platform, List<OciDigest> diffIds) {

    public ImageConfig {
        diffIds = List.copyOf(diffIds);
    }

    public static ImageConfig parse(byte[] content, String title) throws ImageException {
        try {
            JsonNode tree = RegistryJson.tree(content, "it");
            String variant = tree.path("variant").asText("");
            List<OciDigest> diffIds = new ArrayList<>();
            for (JsonNode diffId : tree.path("rootfs").path("diff_ids")) {
                diffIds.add(OciDigest.parse(diffId.asText("")));
            }
            return new ImageConfig(
                    new Platform(
                            tree.path("os").asText(""),
                            tree.path("architecture").asText(""),
                            variant.isEmpty() ? null : variant),
                    diffIds);
        } catch (IOException | IllegalArgumentException e) {
            throw ImageException.malformed(title, EscapedText.message(e));
        }
    }
}
