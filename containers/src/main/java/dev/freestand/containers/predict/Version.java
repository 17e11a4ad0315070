package dev.freestand.containers.predict;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version in numbers, such as 2.34 or 2.2.5. Missing numbers count as zero.
 *
 * @param text as it was written
 */
record Version(String text) implements Comparable<Version> {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,4}");

    /** Empty when it is not made of numbers. */
    static Optional<Version> parse(String text) {
        return NUMBERS.matcher(text).matches() ? Optional.of(new Version(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
        int[] mine = numbers();
        int[] theirs = other.numbers();
        int length = Math.max(mine.length, theirs.length);
        return Arrays.compare(Arrays.copyOf(mine, length), Arrays.copyOf(theirs, length));
    }

    private int[] numbers() {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
