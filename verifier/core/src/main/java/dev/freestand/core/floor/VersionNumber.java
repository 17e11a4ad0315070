package dev.freestand.core.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dotted version, compared number by number, so that 2.9 is before 2.34.
 *
 * @param text as it was written
 * @param numbers its parts, at most eight of at most 18 digits
 */
public record VersionNumber(String text, List<Long> numbers) implements Comparable<VersionNumber> {

    private static final int MOST_PARTS = 8;
    private static final int MOST_DIGITS = 18;

    public VersionNumber {
        numbers = List.copyOf(numbers);
    }

    /** The version, or empty if the text is none. Called for every version of every file, so no pattern is used. */
    public static Optional<VersionNumber> parse(String text) {
        List<Long> numbers = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            if (end == start || end - start > MOST_DIGITS || numbers.size() == MOST_PARTS) {
                return Optional.empty();
            }
            long number = 0;
            for (int i = start; i < end; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return Optional.empty();
                }
                number = 10 * number + digit;
            }
            numbers.add(number);
            start = end + 1;
        }
        return Optional.of(new VersionNumber(text, numbers));
    }

    @Override
    public int compareTo(VersionNumber other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Long.compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * A version that is known to be one.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static VersionNumber of(String text) {
        return parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + text + "' is not a version: write one such as 2.28"));
    }

    private long part(int index) {
        return index < numbers.size() ? numbers.get(index) : 0L;
    }
}
