package dev.freestand.attest;

import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonNull;
import dev.freestand.core.json.JsonValue.JsonNumber;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the JSON of statements, envelopes and reports: indented, the same bytes everywhere. Characters beyond ASCII are
 * escaped: tools differ in what they take the length of a text for.
 */
final class AttestJson {

    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder out = new StringBuilder();

    private AttestJson() {}

    /** A value, and a line end behind it. */
    static byte[] print(JsonValue value) {
        AttestJson json = new AttestJson();
        json.value(value, "\n");
        return json.out.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** An array of texts. */
    static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    /** An object of texts. */
    static JsonObject texts(Map<String, String> texts) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        texts.forEach((name, text) -> members.put(name, new JsonString(text)));
        return new JsonObject(members);
    }

    /** @param line a line end, and the blanks that lines begin with where the value is */
    private void value(JsonValue value, String line) {
        if (value instanceof JsonObject object) {
            out.append('{');
            String separator = "";
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                out.append(separator).append(line).append("  ");
                separator = ",";
                string(member.getKey());
                out.append(": ");
                value(member.getValue(), line + "  ");
            }
            out.append(object.members().isEmpty() ? " " : line).append('}');
        } else if (value instanceof JsonArray array) {
            out.append('[');
            String separator = "";
            for (JsonValue element : array.elements()) {
                out.append(separator).append(line).append("  ");
                separator = ",";
                value(element, line + "  ");
            }
            out.append(array.elements().isEmpty() ? " " : line).append(']');
        } else if (value instanceof JsonString string) {
            string(string.text());
        } else if (value instanceof JsonNumber number) {
            out.append(number.text());
        } else if (value instanceof JsonBoolean truth) {
            out.append(truth.value());
        } else if (value instanceof JsonNull) {
            out.append("null");
        }
    }

    private void string(String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int named = "\"\\\b\f\n\r\t".indexOf(c);
            if (named >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(named));
            } else if (c < ' ' || c > '~' + 1) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
