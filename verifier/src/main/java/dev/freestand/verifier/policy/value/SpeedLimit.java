package dev.freestand.verifier.policy.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one variant's speed may compare with another's, as a user wrote it down: {@code 1.5x dynamic}.
 *
 * @param percent the factor in hundredths, 1 to 99,999
 * @param variant name of the other variant
 */
public record SpeedLimit(int percent, String variant) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,3})(?:\\.([0-9]{1,2}))?x ([A-Za-z0-9][A-Za-z0-9._-]{0,99})");

    private static final int HUNDRED = 100;

    /** Reads a factor and the name of a variant. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SpeedLimit parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        int percent = 0;
        if (matcher.matches()) {
            String decimals = matcher.group(2) == null ? "" : matcher.group(2);
            percent =
                    HUNDRED * Integer.parseInt(matcher.group(1)) + Integer.parseInt((decimals + "00").substring(0, 2));
        }
        if (percent == 0) {
            throw new IllegalArgumentException("'" + text
                    + "' is no limit of speed: write a factor and the variant that it is of, such as 1.5x dynamic");
        }
        return new SpeedLimit(percent, matcher.group(3));
    }

    /** The number before the x, above 0. */
    public double factor() {
        return percent / (double) HUNDRED;
    }

    @Override
    public String toString() {
        String factor = String.format(Locale.ROOT, "%.2f", factor());
        String shorter = factor.endsWith("0") ? factor.substring(0, factor.length() - 1) : factor;
        return shorter + "x " + variant;
    }
}
