package dev.freestand.core.json;

import org.jspecify.annotations.Nullable;

/**
 * A place where a value does not fit its schema.
 *
 * @param place the value, such as {@code /variants/0/file}; empty for the whole
 * @param keyword the schema's keyword that it does not fit, such as {@code required}
 * @param property the member that is missing or not known; null where the keyword is about something else
 * @param message what was expected
 */
public record SchemaProblem(
        String place, String keyword, @Nullable String property, String message) {}
