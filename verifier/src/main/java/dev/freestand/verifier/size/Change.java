package dev.freestand.verifier.size;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A size that differs between two files.
 *
 * @param name of a section or symbol
 * @param before bytes in the first file, 0 where it is not there
 * @param after bytes in the second
 */
public record Change(String name, long before, long after) {

    /** Growth in bytes; negative where it shrank. */
    @JsonProperty
    public long delta() {
        return after - before;
    }
}
