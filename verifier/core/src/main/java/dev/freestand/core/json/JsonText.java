package dev.freestand.core.json;

import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonBoolean;
import dev.freestand.core.json.JsonValue.JsonNull;
import dev.freestand.core.json.JsonValue.JsonNumber;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import dev.freestand.core.name.EscapedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of one JSON text (RFC 8259). A repeated name in an object is refused, since readers differ in which of
 * the values counts. Depth is bounded; so is the length, by whoever hands in the text.
 */
public final class JsonText {

    private final int deepest;
    private final String text;
    private int at;

    private JsonText(String text, int deepest) {
        this.text = text;
        this.deepest = deepest;
    }

    /** What is wrong with a text, and at which character. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        public MalformedException(String message) {
            super(message);
        }
    }

    /**
     * Reads a text.
     *
     * @param deepest how many objects and arrays may lie within each other
     * @throws MalformedException if it is not JSON, or deeper
     */
    public static JsonValue read(String text, int deepest) throws MalformedException {
        JsonText reader = new JsonText(text, deepest);
        JsonValue value = reader.value(0);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private JsonValue value(int depth) throws MalformedException {
        blanks();
        if (depth > deepest) {
            throw new MalformedException("more than " + deepest + " levels at character " + at);
        }
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return new JsonString(string());
            case 't':
                return word("true", new JsonBoolean(true));
            case 'f':
                return word("false", new JsonBoolean(false));
            case 'n':
                return word("null", new JsonNull());
            default:
                return number();
        }
    }

    private JsonObject object(int depth) throws MalformedException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        at++;
        blanks();
        while (peek() != '}') {
            if (!members.isEmpty()) {
                take(',');
                blanks();
            }
            String name = string();
            blanks();
            take(':');
            if (members.containsKey(name)) {
                throw new MalformedException("a repeated name before character " + at);
            }
            members.put(name, value(depth + 1));
            blanks();
        }
        at++;
        return new JsonObject(members);
    }

    private JsonArray array(int depth) throws MalformedException {
        List<JsonValue> elements = new ArrayList<>();
        at++;
        blanks();
        while (peek() != ']') {
            if (!elements.isEmpty()) {
                take(',');
            }
            elements.add(value(depth + 1));
            blanks();
        }
        at++;
        return new JsonArray(elements);
    }

    private String string() throws MalformedException {
        take('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw wrong("a character that strings may hold");
            }
            at++;
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        return wellFormed(out.toString());
    }

    /** With half a character, which can be escaped and not be encoded, as the escape that it was. */
    private static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append(EscapedText.escaped((char) c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private char escape() throws MalformedException {
        char c = peek();
        at++;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        int code = c == 'u' ? 0 : -1;
        for (int i = 0; code >= 0 && i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            code = digit < 0 || peek() > 'f' ? -1 : code * 16 + digit;
            at++;
        }
        if (code < 0) {
            at--;
            throw wrong("an escape");
        }
        return (char) code;
    }

    private JsonNumber number() throws MalformedException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        return new JsonNumber(text.substring(start, at));
    }

    private void digits() throws MalformedException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a value");
        }
    }

    private JsonValue word(String word, JsonValue value) throws MalformedException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private void take(char c) throws MalformedException {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    /** The next character; NUL at the end, which no JSON text has anywhere. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private MalformedException wrong(String expected) {
        return new MalformedException("expected " + expected + " at character " + at);
    }
}
