package dev.freestand.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * What one outside tool said about a file.
 *
 * @param tool the tool's name, such as {@code ldd}
 * @param version its version, or null where it could not be told
 * @param says {@code dynamic}, {@code static}, {@code unknown} (it answered, and the answer was not understood),
 *     {@code absent} (the tool is missing), {@code not-asked} (it must not, or cannot, be asked about this file; {@code
 *     raw} says why), or for {@code size} {@code agrees} or {@code disagrees} with the section sizes read here
 * @param raw its own words, bounded; never trusted, always escaped when shown
 */
public record ToolStatement(String tool, @Nullable String version, String says, String raw) {}
