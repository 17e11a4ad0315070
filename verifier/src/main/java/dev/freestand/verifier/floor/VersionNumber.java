package dev.freestand.verifier.floor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dotted version, compared number by number, so that 2.9 is before 2.34.
 *
 * @param text as it was written
 * @param numbers its parts, at most eight of at most 18 digits
 */
record VersionNumber(String text, List<Long> numbers) implements Comparable<VersionNumber> {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,7}");

    VersionNumber {
        numbers = List.copyOf(numbers);
    }

    /** The version, or empty if the text is none. */
    static Optional<VersionNumber> parse(String text) {
        if (!DOTTED.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new VersionNumber(
                text, Arrays.stream(text.split("\\.", -1)).map(Long::valueOf).toList()));
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

    private long part(int index) {
        return index < numbers.size() ? numbers.get(index) : 0L;
    }
}
