package dev.freestand.verifier.policy.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes that a user wrote down: {@code 14480}, {@code 1536 KiB} or {@code 2 MiB}. Units are those of IEC
 * 80000-13 (powers of 1024) and of the SI (powers of 1000).
 *
 * @param bytes the number, not negative
 */
public record ByteSize(long bytes) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15}) ?([A-Za-z]*)");
    private static final Map<String, Long> UNITS =
            Map.of("", 1L, "B", 1L, "kB", 1000L, "KiB", 1L << 10, "MB", 1_000_000L, "MiB", 1L << 20, "GiB", 1L << 30);

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException(
                    "a size is a number of bytes such as 64 KiB, and this one is negative: " + bytes);
        }
    }

    /** Reads a number with a unit, or without one for bytes. */
    @JsonCreator
    public static ByteSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        Long unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a size: write a whole number and one of B, kB, KiB, MB, MiB, GiB, such as 64 KiB");
        }
        long number = Long.parseLong(matcher.group(1));
        if (number > Long.MAX_VALUE / unit) {
            throw new IllegalArgumentException("'" + text + "' is larger than any file can be");
        }
        return new ByteSize(number * unit);
    }

    @JsonCreator
    static ByteSize of(long bytes) {
        return new ByteSize(bytes);
    }

    /** A number of bytes for people: {@code 8 GiB}, {@code 1.5 MiB}, {@code 17 bytes}. */
    public static String text(long count) {
        if (count < 1024) {
            return count + " bytes";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        double value = count;
        int unit = -1;
        while (value >= 1024) {
            value /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + units[unit];
    }
}
