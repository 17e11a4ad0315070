package dev.freestand.core.json;

import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonNumber;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.util.Map;

/** The text of a JSON value that is there already; each value has one text. Members keep their order. */
public final class JsonPrinter {

    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private JsonPrinter(boolean indented) {
        this.indented = indented;
    }

    /** Without blanks, escaping no more than JSON asks for (RFC 8259, section 7). Digests are made of it. */
    public static String compact(JsonValue value) {
        return new JsonPrinter(false).text(value);
    }

    /**
     * Every member and element on a line of its own. Characters beyond ASCII are escaped: tools differ in what they take the
     * length of a text for.
     */
    public static String indented(JsonValue value) {
        return new JsonPrinter(true).text(value);
    }

    private String text(JsonValue value) {
        value(value, "\n");
        return out.toString();
    }

    /** @param line a line end, and the blanks that lines begin with where the value is */
    private void value(JsonValue value, String line) {
        if (value instanceof JsonObject object) {
            out.append('{');
            String separator = "";
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                next(separator, line);
                separator = ",";
                string(member.getKey());
                out.append(indented ? ": " : ":");
                value(member.getValue(), line + "  ");
            }
            end(object.members().isEmpty(), line, '}');
        } else if (value instanceof JsonArray array) {
            out.append('[');
            String separator = "";
            for (JsonValue element : array.elements()) {
                next(separator, line);
                separator = ",";
                value(element, line + "  ");
            }
            end(array.elements().isEmpty(), line, ']');
        } else if (value instanceof JsonString string) {
            string(string.text());
        } else if (value instanceof JsonNumber number) {
            out.append(number.text());
        } else if (value instanceof JsonBoolean truth) {
            out.append(truth.value());
        } else {
            out.append("null");
        }
    }

    private void next(String separator, String line) {
        out.append(separator);
        if (indented) {
            out.append(line).append("  ");
        }
    }

    private void end(boolean empty, String line, char bracket) {
        if (indented) {
            out.append(empty ? " " : line);
        }
        out.append(bracket);
    }

    private void string(String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int named = "\"\\\b\f\n\r\t".indexOf(c);
            if (named >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(named));
            } else if (c < ' ' || indented && c > '~' + 1) {
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
