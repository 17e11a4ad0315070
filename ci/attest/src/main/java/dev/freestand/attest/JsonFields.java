package dev.freestand.attest;

import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonNull;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one object from outside. Fields that are not known are passed over, as a reader of in-toto has to. */
final class JsonFields {

    private static final int DEEPEST = 50;

    private final JsonObject object;
    private final String what;

    private JsonFields(JsonObject object, String what) {
        this.object = object;
        this.what = what;
    }

    /**
     * Reads one object.
     *
     * @param what names it in errors
     */
    static JsonFields read(byte[] json, String what) throws AttestException {
        String text = new String(json, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), json)) {
            throw new AttestException(what + " cannot be read: it is not text in UTF-8");
        }
        try {
            return of(JsonText.read(text, DEEPEST), what);
        } catch (JsonText.MalformedException e) {
            throw new AttestException(what + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonFields of(@Nullable JsonValue value, String what) throws AttestException {
        if (value instanceof JsonObject object) {
            return new JsonFields(object, what);
        }
        throw new AttestException(what + " holds no object");
    }

    /** A text; an error where there is none. */
    String text(String name) throws AttestException {
        String text = optionalText(name);
        if (text == null) {
            throw new AttestException(what + " cannot be read: " + name + " is missing");
        }
        return text;
    }

    /** A text; null where there is none. */
    @Nullable
    String optionalText(String name) throws AttestException {
        JsonValue value = object.get(name);
        if (value == null || value instanceof JsonNull) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.text();
        }
        throw new AttestException(what + " cannot be read: " + name + " is not a text");
    }

    /** An object; an error where there is none. */
    JsonFields object(String name) throws AttestException {
        if (object.get(name) == null) {
            throw new AttestException(what + " cannot be read: " + name + " is missing");
        }
        return of(object.get(name), what + "'s " + name);
    }

    /** The objects in an array; an error where there is none. */
    List<JsonFields> objects(String name) throws AttestException {
        if (object.get(name) == null) {
            throw new AttestException(what + " cannot be read: " + name + " is missing");
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonValue element : elements(name)) {
            objects.add(of(element, "an element of " + what + "'s " + name));
        }
        return objects;
    }

    /** The texts in an array; none where there is none. */
    List<String> texts(String name) throws AttestException {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : elements(name)) {
            if (!(element instanceof JsonString string)) {
                throw new AttestException(what + " cannot be read: " + name + " holds something else than texts");
            }
            texts.add(string.text());
        }
        return texts;
    }

    private List<JsonValue> elements(String name) throws AttestException {
        JsonValue value = object.get(name);
        if (value == null || value instanceof JsonNull) {
            return List.of();
        }
        if (value instanceof JsonArray array) {
            return array.elements();
        }
        throw new AttestException(what + " cannot be read: " + name + " is not a list");
    }

    /** The texts of an object by their names; null where there is none. */
    @Nullable
    SortedMap<String, String> map(String name) throws AttestException {
        JsonValue value = object.get(name);
        if (value == null || value instanceof JsonNull) {
            return null;
        }
        SortedMap<String, String> map = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member :
                of(value, what + "'s " + name).object.members().entrySet()) {
            if (!(member.getValue() instanceof JsonString string)) {
                throw new AttestException(what + " cannot be read: " + name + " holds something else than texts");
            }
            map.put(member.getKey(), string.text());
        }
        return map;
    }
}
