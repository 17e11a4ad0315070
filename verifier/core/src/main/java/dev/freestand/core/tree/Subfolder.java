package dev.freestand.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * A folder below each of the searched ones that the loader looks into first.
 *
 * @param path such as {@code glibc-hwcaps/x86-64-v3}
 * @param condition the processors that it is for, in words; null where all are
 */
record Subfolder(String path, @Nullable String condition) {}
