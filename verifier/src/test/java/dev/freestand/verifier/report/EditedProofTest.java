package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import dev.freestand.verifier.report.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof in which anything was changed, left out, emptied or added since it was made is refused by all that reads proofs. */
class EditedProofTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/proof.json");

    /** Fewer would mean that the walk saw nothing. */
    private static final int FEWEST = 500;

    private final ObjectMapper json = new ObjectMapper();
    private ObjectNode proof;

    @BeforeEach
    void proof() throws IOException {
        proof = (ObjectNode) json.readTree(Files.readString(GOLDEN));
    }

    private void refused(String what, JsonNode edited) {
        byte[] bytes = edited.toString().getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ProofJson.read(GOLDEN, bytes)).as(what).isInstanceOf(ProofUnreadableException.class);
    }

    private interface Edit {
        void apply(JsonNode parent, Object key);
    }

    /** Each place of a tree: its pointer, parts that hold other parts included. */
    private static List<String> places(JsonNode node, String at) {
        List<String> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                String place = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                places.add(place);
                places.addAll(places(field.getValue(), place));
            });
        } else if (node instanceof ArrayNode array) {
            // The first of each kind is enough, and the last.
            for (int i = 0; i < array.size(); i++) {
                if (i == 0 || i == array.size() - 1) {
                    places.add(at + "/" + i);
                    places.addAll(places(array.get(i), at + "/" + i));
                }
            }
        }
        return places;
    }

    private int everywhere(Edit edit, String what) {
        List<String> places = places(proof, "");
        for (String place : places) {
            ObjectNode edited = proof.deepCopy();
            int slash = place.lastIndexOf('/');
            JsonNode parent = edited.at(place.substring(0, slash));
            String key = place.substring(slash + 1).replace("~1", "/").replace("~0", "~");
            edit.apply(parent, parent.isArray() ? (Object) Integer.valueOf(key) : key);
            if (!edited.equals(proof)) {
                refused(what + " " + place, edited);
            }
        }
        return places.size();
    }

    private static JsonNode get(JsonNode parent, Object key) {
        return parent instanceof ArrayNode array ? array.get((Integer) key) : parent.get((String) key);
    }

    private static void set(JsonNode parent, Object key, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set((Integer) key, value);
        } else {
            ((ObjectNode) parent).set((String) key, value);
        }
    }

    private JsonNode other(JsonNode node) {
        if (node.isTextual()) {
            return json.getNodeFactory().textNode(node.asText() + "x");
        }
        if (node.isIntegralNumber()) {
            return json.getNodeFactory().numberNode(node.asLong() + 1);
        }
        if (node.isNumber()) {
            return json.getNodeFactory().numberNode(node.asDouble() + 0.5);
        }
        if (node.isBoolean()) {
            return json.getNodeFactory().booleanNode(!node.asBoolean());
        }
        return node.isNull()
                ? json.getNodeFactory().textNode("x")
                : node.isArray() ? json.createArrayNode() : json.createObjectNode();
    }

    @Test
    void theProofItselfIsRead() throws IOException {
        assertThat(ProofJson.read(GOLDEN).subject()).isNotEmpty();
        byte[] otherLayout = proof.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(ProofJson.read(GOLDEN, otherLayout)).isEqualTo(ProofJson.read(GOLDEN));
    }

    @Test
    void nothingCanBeChanged() {
        assertThat(everywhere((parent, key) -> set(parent, key, other(get(parent, key))), "changed"))
                .isGreaterThan(FEWEST);
    }

    @Test
    void nothingCanBeNull() {
        assertThat(everywhere((parent, key) -> set(parent, key, NullNode.getInstance()), "null"))
                .isGreaterThan(FEWEST);
    }

    @Test
    void nothingCanBeLeftOut() {
        everywhere(
                (parent, key) -> {
                    if (parent instanceof ArrayNode array) {
                        array.remove((Integer) key);
                    } else {
                        ((ObjectNode) parent).remove((String) key);
                    }
                },
                "left out");
    }

    @Test
    void nothingCanBeAdded() {
        everywhere(
                (parent, key) -> {
                    if (parent instanceof ArrayNode array) {
                        array.add(array.get((Integer) key).deepCopy());
                    } else {
                        ((ObjectNode) parent).put("added", true);
                    }
                },
                "added beside");
    }

    /** Even under a digest made anew, what is missing or null is named by its place and never taken for a fact. */
    @Test
    void missingPartsAreNamedByTheirPlace() {
        for (String place :
                List.of("/variants/0/file/hardening", "/verdict", "/cells/0/outcome", "/checks/0/message")) {
            ObjectNode edited = proof.deepCopy();
            int slash = place.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) edited.at(place.substring(0, slash));
            String key = place.substring(slash + 1);
            parent.putNull(key);
            assertThatThrownBy(() -> ProofJson.read(GOLDEN, sealed(edited)))
                    .isInstanceOf(ProofUnreadableException.class)
                    .hasMessageContaining(place);
            parent.remove(key);
            assertThatThrownBy(() -> ProofJson.read(GOLDEN, sealed(edited)))
                    .isInstanceOf(ProofUnreadableException.class)
                    .hasMessageContaining(key);
        }
    }

    /** A null anywhere, under a digest made anew, is read as a proof or refused: nothing else comes of it. */
    @Test
    void aNullUnderANewDigestIsNoInternalError() {
        for (String place : places(proof, "")) {
            ObjectNode edited = proof.deepCopy();
            int slash = place.lastIndexOf('/');
            JsonNode parent = edited.at(place.substring(0, slash));
            String key = place.substring(slash + 1).replace("~1", "/").replace("~0", "~");
            set(parent, parent.isArray() ? (Object) Integer.valueOf(key) : key, NullNode.getInstance());
            try {
                assertThat(ProofJson.read(GOLDEN, sealed(edited))).isNotNull();
            } catch (ProofUnreadableException e) {
                assertThat(e.getMessage()).as(place).contains("cannot be used as a proof");
            }
        }
    }

    private static byte[] sealed(ObjectNode edited) {
        edited.put(ProofReader.DIGEST, ProofReader.digest(StrictJson.tree(edited), Sha256::of));
        return edited.toString().getBytes(StandardCharsets.UTF_8);
    }
}
