package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page sizes, in bytes, of kernels for a file's machine that can load it, and of those that cannot.
 *
 * @param loads in which sizes of pages its segments can be mapped
 * @param refuses in which they cannot
 * @param reason why not, in a sentence; null where nothing is refused
 */
public record PageSizes(
        List<Integer> loads,
        List<Integer> refuses,
        @Nullable String reason) {

    public PageSizes {
        loads = List.copyOf(loads);
        refuses = List.copyOf(refuses);
    }
}
