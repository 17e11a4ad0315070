package dev.freestand.verifier.policy.yaml;

import java.util.List;

/**
 * A part of {@code freestand.yaml} that the schema has otherwise.
 *
 * @param path from the top of the file: names of keys, and indexes of list elements from 0
 * @param kind how it differs
 * @param message what was expected and found, with an example
 */
record SchemaMismatch(List<Object> path, Kind kind, String message) {

    /** How a part differs from the schema. */
    enum Kind {
        /** It is of another type, or a key that is not known: no reader accepts it. */
        TYPE,
        /** It is of a type that the loader takes all the same in some places, such as a number for a text. */
        NEAR_TYPE,
        /** It is no value of that type which can be. */
        VALUE
    }

    SchemaMismatch {
        path = List.copyOf(path);
    }

    /** Whether it is at that path, inside what is there, or around it. */
    boolean near(List<Object> other) {
        int shorter = Math.min(path.size(), other.size());
        return path.subList(0, shorter).equals(other.subList(0, shorter));
    }
}
