package dev.freestand.containers.image.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.freestand.verifier.json.Mappers;
import java.io.IOException;

/** JSON as others write it: unknown keys are theirs to have, duplicate keys and trailing words are not. */
public final class RegistryJson {

    public static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private static final ObjectMapper MAPPER = Mappers.strict()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RegistryJson() {}

    /**
     * The object in these bytes.
     *
     * @param source named in the message, which quotes nothing of the content: it may be secret
     * @throws IOException if it is no object
     */
    public static JsonNode tree(byte[] content, String source) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(content);
            if (tree != null && tree.isObject()) {
                return tree;
            }
            throw new IOException(source + " is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new IOException(source + " is not JSON, at "
                    + (e.getLocation() == null
                            ? "its end"
                            : "line " + e.getLocation().getLineNr()));
        }
    }

    public static byte[] write(JsonNode tree) throws IOException {
        return MAPPER.writeValueAsBytes(tree);
    }
}
