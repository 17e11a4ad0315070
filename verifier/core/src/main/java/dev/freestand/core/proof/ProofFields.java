package dev.freestand.core.proof;

import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a proof, each with its place, such as {@code /situations/*&#47;runs/*&#47;tls}: versions of Freestand differ in
 * them.
 *
 * @param present those it has
 * @param lacking those that this version writes and it lacks; empty for a proof of this version
 */
public record ProofFields(Set<String> present, Set<String> lacking) {

    public ProofFields {
        present = Collections.unmodifiableSet(new TreeSet<>(present));
        lacking = Collections.unmodifiableSet(new TreeSet<>(lacking));
    }

    static ProofFields of(JsonObject proof, Set<String> lacking) {
        Set<String> present = new TreeSet<>();
        collect("", proof, present);
        return new ProofFields(present, lacking);
    }

    /** Fields that another proof has and this one lacks: another version wrote it. */
    public Set<String> foundOnlyIn(ProofFields other) {
        Set<String> found = new TreeSet<>(lacking);
        found.retainAll(other.present);
        return found;
    }

    /** The names of those it lacks, such as {@code mutants, tls}; empty where it lacks none. */
    public String lackingNames() {
        return names(lacking);
    }

    /** The names of the fields at some places, joined. */
    public static String names(Set<String> places) {
        Set<String> names = new TreeSet<>();
        for (String place : places) {
            names.add(place.substring(place.lastIndexOf('/') + 1));
        }
        return String.join(", ", names);
    }

    private static void collect(String place, JsonValue value, Set<String> places) {
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                String inside = place + "/" + member.getKey();
                places.add(inside);
                collect(inside, member.getValue(), places);
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                collect(place + "/*", element, places);
            }
        }
    }

    /** A place with {@code *} instead of each position in an array. */
    static String everywhere(String place) {
        StringBuilder all = new StringBuilder();
        boolean digits = false;
        for (int i = 0; i < place.length(); i++) {
            char c = place.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean first = i > 0 && place.charAt(i - 1) == '/';
            digits = digit && (first || digits);
            if (!digits || !position(place, i)) {
                all.append(c);
            } else if (first) {
                all.append('*');
            }
        }
        return all.toString();
    }

    /** Whether nothing but digits follows up to the next name. */
    private static boolean position(String place, int from) {
        int end = from;
        while (end < place.length() && place.charAt(end) >= '0' && place.charAt(end) <= '9') {
            end++;
        }
        return end == place.length() || place.charAt(end) == '/';
    }
}
