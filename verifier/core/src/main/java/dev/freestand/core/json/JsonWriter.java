package dev.freestand.core.json;

import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonNumber;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import dev.freestand.core.name.EscapedText;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON text (RFC 8259) from left to right. Whatever a terminal, an editor or a log viewer acts upon instead of
 * showing it becomes <code>&#92;uXXXX</code>, so that the text can be looked at. Members come in the order in which they are
 * written; nothing checks that no name comes twice.
 */
public final class JsonWriter {

    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;
    /** Whether nothing is in the innermost object or array yet. */
    private boolean empty = true;
    /** Whether a member's name was written last, and its value comes next. */
    private boolean named;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /** A writer that puts every member and every element on a line of its own, two blanks further in at each level. */
    public static JsonWriter indented() {
        return new JsonWriter(true);
    }

    /** A writer that puts everything on one line, without blanks. */
    public static JsonWriter line() {
        return new JsonWriter(false);
    }

    /** An object whose members the given action writes. */
    public JsonWriter object(Runnable members) {
        return nested('{', members, '}');
    }

    /** An array whose elements the given action writes. */
    public JsonWriter array(Runnable elements) {
        return nested('[', elements, ']');
    }

    /** An array with an element for each item, written by the given action. */
    public <T> JsonWriter array(Collection<T> items, Consumer<? super T> element) {
        return array(() -> items.forEach(element));
    }

    /** Writes an array as {@link #array} does, or null where there is none. */
    public <T> JsonWriter arrayOrNull(@Nullable Collection<T> items, Consumer<? super T> element) {
        return items == null ? value((String) null) : array(items, element);
    }

    /** An array of texts; null for null. */
    public JsonWriter texts(@Nullable Collection<String> texts) {
        return texts == null ? value((String) null) : array(texts, this::value);
    }

    /** An object with a text under each name. */
    public JsonWriter texts(Map<String, String> members) {
        return object(() -> members.forEach((name, text) -> name(name).value(text)));
    }

    /** The name of a member. Its value is to be written next. */
    public JsonWriter name(String name) {
        begin();
        string(name);
        out.append(indented ? ": " : ":");
        named = true;
        return this;
    }

    public JsonWriter value(@Nullable String text) {
        begin();
        if (text == null) {
            out.append("null");
        } else {
            string(text);
        }
        return this;
    }

    public JsonWriter value(@Nullable Long number) {
        return plain(number);
    }

    public JsonWriter value(@Nullable Integer number) {
        return plain(number);
    }

    public JsonWriter value(@Nullable Boolean truth) {
        return plain(truth);
    }

    /** A value that was read, numbers as they were written. */
    public JsonWriter value(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object(
                    () -> object.members().forEach((name, member) -> name(name).value(member)));
        }
        if (value instanceof JsonArray array) {
            return array(array.elements(), this::value);
        }
        if (value instanceof JsonString string) {
            return value(string.text());
        }
        if (value instanceof JsonNumber number) {
            return plain(number.text());
        }
        return plain(value instanceof JsonBoolean truth ? truth.value() : null);
    }

    private JsonWriter plain(@Nullable Object value) {
        begin();
        out.append(value);
        return this;
    }

    /** The JSON text written so far. */
    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter nested(char open, Runnable content, char close) {
        begin();
        out.append(open);
        depth++;
        empty = true;
        content.run();
        depth--;
        if (!empty) {
            lineEnd();
        } else if (indented) {
            out.append(' ');
        }
        empty = false;
        out.append(close);
        return this;
    }

    /** What separates a member or an element from what stands before it; nothing between a name and its value. */
    private void begin() {
        if (named) {
            named = false;
            return;
        }
        if (!empty) {
            out.append(',');
        }
        if (depth > 0) {
            lineEnd();
        }
        empty = false;
    }

    private void lineEnd() {
        if (indented) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            // Half of a character beyond U+FFFF does not show what it is, so all of those are escaped.
            boolean kept =
                    c < 0x7f ? c >= ' ' && c != '"' && c != '\\' : !Character.isSurrogate(c) && EscapedText.isPlain(c);
            if (!kept) {
                out.append(text, written, at);
                escape(c);
                written = at + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x80) {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                } else {
                    out.append(EscapedText.escaped(c));
                }
            }
        }
    }
}
