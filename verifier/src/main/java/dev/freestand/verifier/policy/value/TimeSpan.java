package dev.freestand.verifier.policy.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take, as a user wrote it down: {@code 30s}, {@code 5m}, {@code 5 min} or {@code 1 h}.
 *
 * @param duration the time, more than none
 */
public record TimeSpan(Duration duration) {

    /** No unit of a day: no timeout is that long. */
    private static final String OTHERWISE = "write a whole number and one of s, m, min, h, such as 30s or 5m";

    private static final int MOST_DIGITS = 6;

    public TimeSpan {
        // A mapping in its place ({}) would be no time.
        if (duration == null) {
            throw new IllegalArgumentException("it is not a time: " + OTHERWISE);
        }
    }

    /** Reads a whole number and its unit. */
    @JsonCreator
    static TimeSpan parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        boolean space = digits < text.length() && text.charAt(digits) == ' ';
        Duration unit = switch (text.substring(space ? digits + 1 : digits)) {
            case "s" -> Duration.ofSeconds(1);
            case "m", "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ZERO;
        };
        if (digits == 0 || digits > MOST_DIGITS || unit.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is not a time: " + OTHERWISE);
        }
        Duration duration = unit.multipliedBy(Long.parseLong(text.substring(0, digits)));
        if (duration.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is no time at all: " + OTHERWISE);
        }
        return new TimeSpan(duration);
    }

    /** The time, or null where none was written; refuses more than a bound. */
    public static @Nullable Duration upTo(@Nullable TimeSpan span, Duration most) {
        if (span != null && span.duration.compareTo(most) > 0) {
            throw new IllegalArgumentException("timeout is " + span.duration.toMinutes() + " min, and "
                    + most.toMinutes() + " min is the most: write for example timeout: 5m");
        }
        return span == null ? null : span.duration;
    }
}
