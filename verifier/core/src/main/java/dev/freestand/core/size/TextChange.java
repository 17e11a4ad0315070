package dev.freestand.core.size;

import org.jspecify.annotations.Nullable;

/**
 * A fact that differs between two files.
 *
 * @param name of the fact, such as {@code floor GLIBC}
 * @param before in the first file, null where it has none
 * @param after in the second
 */
public record TextChange(
        String name, @Nullable String before, @Nullable String after) {}
