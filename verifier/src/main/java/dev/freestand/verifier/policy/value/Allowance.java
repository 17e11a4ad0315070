package dev.freestand.verifier.policy.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much larger something may become: a share of what it was ({@code 5%}, {@code 2.5%}), or a number of bytes
 * ({@code 16 KiB}).
 *
 * @param permille the share in thousandths; null where it is a number of bytes
 * @param bytes the number of bytes; 0 where it is a share
 */
public record Allowance(@Nullable Integer permille, long bytes) {

    private static final Pattern SHARE = Pattern.compile("([0-9]{1,4})(?:\\.([0-9]))?%");

    /** Reads a share or a size. */
    @JsonCreator
    public static Allowance parse(String text) {
        if (!text.endsWith("%")) {
            try {
                return of(ByteSize.parse(text).bytes());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no growth: write a share such as 5%, or a size such as 16 KiB", e);
            }
        }
        return new Allowance(share(text), 0);
    }

    /** Reads a share, where bytes make no sense. */
    public static Allowance parseShare(String text) {
        return new Allowance(share(text), 0);
    }

    @JsonCreator
    static Allowance of(long bytes) {
        return new Allowance(null, new ByteSize(bytes).bytes());
    }

    private static int share(String text) {
        Matcher matcher = SHARE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no share: write one such as 5% or 2.5%");
        }
        String tenths = matcher.group(2);
        return 10 * Integer.parseInt(matcher.group(1)) + (tenths == null ? 0 : Integer.parseInt(tenths));
    }

    /** Whether so much more is within it; less always is. */
    public boolean allows(long before, long after) {
        if (after <= before) {
            return true;
        }
        // Sizes of a hostile file can be any number, and a product of two of them overflows.
        BigInteger grown = BigInteger.valueOf(after).subtract(BigInteger.valueOf(before));
        return permille == null
                ? grown.compareTo(BigInteger.valueOf(bytes)) <= 0
                : grown.multiply(BigInteger.valueOf(1000))
                                .compareTo(BigInteger.valueOf(before).multiply(BigInteger.valueOf(permille)))
                        <= 0;
    }

    @Override
    public String toString() {
        if (permille == null) {
            return bytes + " bytes";
        }
        return permille / 10 + (permille % 10 == 0 ? "" : "." + permille % 10) + " %";
    }
}
