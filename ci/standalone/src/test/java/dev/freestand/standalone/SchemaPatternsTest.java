package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teavm.classlib.java.util.regex.TPattern;

/**
 * The regular expressions of the schemas that the static edition compares proofs with. TeaVM has an implementation of its
 * own, which is wrong on some: a counted element in a repeated group, as in {@code ([0-9a-f]{2})*}, does not match.
 */
class SchemaPatternsTest {

    private static final Path SCHEMAS = Path.of("../../verifier/src/main/resources/dev/freestand/verifier/schema");

    private static final List<String> ODD =
            List.of("", " ", "a", "ab", "abc", "00".repeat(20), "0".repeat(63), "FS1", "\n");

    @ParameterizedTest
    @ValueSource(strings = {"proof", "file"})
    void matchTheSameInBothEditions(String schema) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Set<String> patterns = new TreeSet<>();
        JsonNode root = json.readTree(Files.readString(SCHEMAS.resolve(schema + "-1.schema.json")));
        root.findValues("pattern").forEach(pattern -> patterns.add(pattern.asText()));
        assertThat(patterns).isNotEmpty();
        Set<String> texts = new TreeSet<>(ODD);
        texts(json.readTree(Files.readString(Path.of("../cli/src/test/resources/report/proof.json"))), texts);
        assertThat(texts).hasSizeGreaterThan(200);

        List<String> differences = new ArrayList<>();
        int found = 0;
        for (String pattern : patterns) {
            for (String text : texts) {
                boolean here = Pattern.compile(pattern).matcher(text).find();
                found += here ? 1 : 0;
                if (here != TPattern.compile(pattern).matcher(text).find()) {
                    differences.add(pattern + " on " + text);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    private static void texts(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> texts(child, texts));
    }
}
