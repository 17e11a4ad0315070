package dev.freestand.core.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was read (RFC 8259). */
public sealed interface JsonValue {

    /**
     * An object.
     *
     * @param members in the order of the text; no name comes twice
     */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {

        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name; null where there is none. */
        public @Nullable JsonValue get(String name) {
            return members.get(name);
        }

        /** The text of that name; null where there is none, or something else. */
        public @Nullable String text(String name) {
            return members.get(name) instanceof JsonString string ? string.text() : null;
        }

        /** The elements of the array of that name; none where there is no array. */
        public List<JsonValue> list(String name) {
            return members.get(name) instanceof JsonArray array ? array.elements() : List.of();
        }

        /** The same without some members. */
        public JsonObject without(List<String> names) {
            Map<String, JsonValue> left = new LinkedHashMap<>(members);
            left.keySet().removeAll(names);
            return new JsonObject(left);
        }
    }

    record JsonArray(List<JsonValue> elements) implements JsonValue {

        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    record JsonString(String text) implements JsonValue {}

    /**
     * A number.
     *
     * @param text as it was written: two ways to write one number are two values here
     */
    record JsonNumber(String text) implements JsonValue {

        /** Whether it is written as a whole number. */
        public boolean whole() {
            return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        }

        /** Its value, rounded to a double. */
        public double value() {
            return Double.parseDouble(text);
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** {@code null}. */
    record JsonNull() implements JsonValue {}
}
