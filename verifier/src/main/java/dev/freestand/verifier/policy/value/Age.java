package dev.freestand.verifier.policy.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How old something may be, as a user wrote it down: {@code 90m}, {@code 90 min}, {@code 12 h} or {@code 30 d}. A day
 * has 24 hours.
 *
 * @param duration the time, more than none
 */
public record Age(Duration duration) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6}) ?(m|min|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "m",
            Duration.ofMinutes(1),
            "min",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1),
            "d",
            Duration.ofDays(1));

    public Age {
        // A mapping in its place ({}) would be an age of none, and so no limit.
        if (duration == null) {
            throw new IllegalArgumentException(
                    "it is not an age: write a whole number and one of m, min, h, d, such as 30 d");
        }
    }

    /** Reads a whole number and its unit. */
    @JsonCreator
    static Age parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an age: write a whole number and one of m, min, h, d, such as 30 d");
        }
        Duration duration = unit.multipliedBy(Long.parseLong(matcher.group(1)));
        if (duration.isZero()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is too short an age: no proof would ever be recent enough");
        }
        return new Age(duration);
    }
}
