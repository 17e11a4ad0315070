package dev.freestand.core.size;

/**
 * A size that differs between two files.
 *
 * @param name of a section or symbol
 * @param before bytes in the first file, 0 where it is not there
 * @param after bytes in the second
 */
public record SizeChange(String name, long before, long after) {

    /** Growth in bytes; negative where it shrank. */
    public long delta() {
        return after - before;
    }
}
