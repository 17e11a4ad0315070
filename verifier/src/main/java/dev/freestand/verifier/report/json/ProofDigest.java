package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.verifier.file.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * The digest that a proof carries of itself, so that no part of it can be changed, added or left out afterwards without a
 * trace: the SHA-256 of the whole object without this field, as JSON without blanks, fields in the order of the file. It is
 * no signature: whoever writes a whole false proof can compute it too.
 */
public final class ProofDigest {

    /** Key of a proof's digest of itself. */
    public static final String FIELD = "digest";

    private ProofDigest() {}

    /** The digest of a proof, whether or not it has that field, in lower-case hex. */
    public static String of(ObjectNode proof) {
        ObjectNode content = proof.deepCopy();
        content.remove(FIELD);
        return Sha256.of(text(content).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode content) {
        try {
            return StrictJson.MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written as JSON", e);
        }
    }
}
