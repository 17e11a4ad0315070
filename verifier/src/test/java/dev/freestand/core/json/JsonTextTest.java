package dev.freestand.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson is the oracle: what it refuses is refused, what it reads is read the same. */
class JsonTextTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int DEEPEST = 16;
    private static final int MUTANTS = 20_000;

    private static final String SAMPLE =
            "[{\"soname\":[\"libé.so.1\",\"b\\u0041\\n\"],\"n\":-1.5e+3,\"t\":true,\"f\":false,\"z\":null,\"o\":{},\"a\":[]}, 0 ]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "0",
                "-0",
                "10",
                "1.5",
                "1e9",
                "\"\"",
                "null",
                "true",
                " [ 1 , 2 ] ",
                "{\"a\":{\"b\":[]}}",
                "",
                " ",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "tru",
                "nulll",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\":1,\"a\":2}",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u00e9\"",
                "\"\t\"",
                "[",
                "{",
                "]",
                "[]]",
                "'a'",
                "\u0000",
                "[1]x",
                "NaN",
                "// c\n1",
                SAMPLE
            })
    void agreesWithJackson(String text) {
        assertThat(ours(text)).as(text).isEqualTo(theirs(text));
    }

    @Test
    void agreesWithJacksonOnMutants() {
        Random random = new Random(7);
        String letters = "[]{}\",:\\ 01-.eEtfnu\u0000a";
        for (int i = 0; i < MUTANTS; i++) {
            StringBuilder text = new StringBuilder(SAMPLE);
            for (int j = 0; j <= random.nextInt(3); j++) {
                int at = random.nextInt(text.length());
                char c = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            assertThat(ours(text.toString())).as(text.toString()).isEqualTo(theirs(text.toString()));
        }
    }

    @Test
    void depthIsBounded() {
        assertThat(ours("[".repeat(16) + "]".repeat(16))).isNotEqualTo("refused");
        assertThatThrownBy(() -> JsonText.read("[".repeat(60_000), DEEPEST))
                .isInstanceOf(JsonText.MalformedException.class)
                .hasMessageContaining("levels");
    }

    private static Object ours(String text) {
        try {
            return plain(JsonText.read(text, DEEPEST));
        } catch (JsonText.MalformedException e) {
            return "refused";
        }
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonValue.JsonObject object) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            object.members().forEach((name, each) -> plain.put(name, plain(each)));
            return plain;
        }
        if (value instanceof JsonValue.JsonArray array) {
            return array.elements().stream().map(JsonTextTest::plain).toList();
        }
        if (value instanceof JsonValue.JsonNumber number) {
            // Jackson reads -0 as an integer.
            return number.value() + 0.0;
        }
        if (value instanceof JsonValue.JsonString string) {
            return "text " + string.text();
        }
        return value instanceof JsonValue.JsonBoolean truth ? truth.value() : "null";
    }

    private static Object theirs(String text) {
        try {
            JsonNode node = JACKSON.readTree(text);
            return node == null || node.isMissingNode() ? "refused" : plain(node, text);
        } catch (JsonProcessingException e) {
            return "refused";
        }
    }

    private static Object plain(JsonNode node, String text) {
        if (node.isObject()) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            node.fields().forEachRemaining(field -> plain.put(field.getKey(), plain(field.getValue(), text)));
            return plain;
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(each -> plain(each, text))
                    .toList();
        }
        if (node.isNumber()) {
            return node.doubleValue() + 0.0;
        }
        return node.isNull() ? "null" : node.isBoolean() ? node.booleanValue() : "text " + node.asText();
    }

    @Test
    void manyMembersAreReadInLinearTime() {
        String members =
                IntStream.range(0, 5000).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(","));
        assertThat(ours("{" + members + "}")).isNotEqualTo("refused");
    }
}
