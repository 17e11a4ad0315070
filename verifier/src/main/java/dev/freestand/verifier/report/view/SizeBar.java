package dev.freestand.verifier.report.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A size, drawn as a bar.
 *
 * @param name what has that size
 * @param size bytes
 * @param limit most bytes allowed; null without a limit
 * @param zeros whether it takes room in memory only
 * @param length of the bar, 0 to 1000
 * @param limitAt where the limit stands, 0 to 1000; null without one
 */
public record SizeBar(
        String name,
        long size,
        @Nullable Long limit,
        boolean zeros,
        int length,
        @Nullable Integer limitAt) {

    private static final int WHOLE = 1000;

    static SizeBar of(String name, long size, @Nullable Long limit, boolean zeros, long scale) {
        return new SizeBar(name, size, limit, zeros, part(size, scale), limit == null ? null : part(limit, scale));
    }

    private static int part(long size, long scale) {
        // Sizes in a section table are unsigned: one that reads as negative is longer than any scale.
        return size < 0 || size >= scale ? WHOLE : (int) (size * (double) WHOLE / scale);
    }

    /** Whether it is larger than allowed. */
    public boolean over() {
        return limit != null && (size < 0 || size > limit);
    }

    /** The size for people; bytes in a section table are unsigned. */
    public String bytes() {
        return size < 0 ? Long.toUnsignedString(size) : String.format(Locale.ROOT, "%,d", size);
    }
}
