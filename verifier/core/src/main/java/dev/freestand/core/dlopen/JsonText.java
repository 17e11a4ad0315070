package dev.freestand.core.dlopen;

import dev.freestand.core.name.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of one JSON text (RFC 8259): objects become maps, arrays lists, numbers doubles, {@code true}
 * and {@code false} booleans, and {@code null} becomes {@link #NULL}. A repeated name in an object is refused, since readers
 * differ in which of the values counts. Depth is bounded; so is the length, by whoever hands in the text.
 */
final class JsonText {

    /** The value that JSON {@code null} is read as. */
    static final Object NULL = new Object();

    private static final int DEEPEST = 16;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** What is wrong with a text, and at which character. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    static Object read(String text) throws MalformedException {
        JsonText reader = new JsonText(text);
        Object value = reader.value(0);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private Object value(int depth) throws MalformedException {
        blanks();
        if (depth > DEEPEST) {
            throw new MalformedException("more than " + DEEPEST + " levels at character " + at);
        }
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", NULL);
            default:
                return number();
        }
    }

    private Map<String, Object> object(int depth) throws MalformedException {
        Map<String, Object> members = new LinkedHashMap<>();
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
        return members;
    }

    private List<Object> array(int depth) throws MalformedException {
        List<Object> elements = new ArrayList<>();
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
        return elements;
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
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            out.append(half ? Printable.escaped((char) c) : Character.toString(c));
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

    private Double number() throws MalformedException {
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
        return Double.valueOf(text.substring(start, at));
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

    private Object word(String word, Object value) throws MalformedException {
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
