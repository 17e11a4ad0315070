package dev.freestand.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * What one outside tool said about a file.
 *
 * @param tool the tool's name, such as {@code ldd}
 * @param version its version, or null where it could not be determined
 * @param says what its words mean; for {@link ToolAnswer#NOT_ASKED} {@code raw} states why
 * @param raw its own words, bounded; never trusted, always escaped when shown
 */
public record ToolStatement(String tool, @Nullable String version, ToolAnswer says, String raw) {}
