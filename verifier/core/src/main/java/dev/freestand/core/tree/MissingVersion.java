package dev.freestand.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * A symbol version that an object needs and that the library which is loaded does not define: the program does not start.
 *
 * @param object path of the object that needs it
 * @param library the library as the object names it
 * @param path of the library that is loaded; null where none is loaded under that name
 * @param version that it needs
 * @param newest the highest version of the same prefix that the library defines, or null
 */
public record MissingVersion(
        String object,
        String library,
        @Nullable String path,
        String version,
        @Nullable String newest) {}
