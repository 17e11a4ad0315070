package dev.freestand.attest;

import dev.freestand.core.json.JsonPrinter;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the JSON of statements, envelopes and reports: indented, the same bytes everywhere. */
final class AttestJson {

    private AttestJson() {}

    /** A value, and a line end behind it. */
    static byte[] print(JsonValue value) {
        return (JsonPrinter.indented(value) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    static JsonObject texts(Map<String, String> texts) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        texts.forEach((name, text) -> members.put(name, new JsonString(text)));
        return new JsonObject(members);
    }
}
