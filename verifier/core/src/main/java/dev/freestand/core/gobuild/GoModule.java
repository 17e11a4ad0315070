package dev.freestand.core.gobuild;

import org.jspecify.annotations.Nullable;

/**
 * A module that a Go program was built from, as its linker wrote it down.
 *
 * @param path its path, such as {@code golang.org/x/sys}
 * @param version its version, such as {@code v0.20.0}
 * @param replaces path of the module whose place it took (a {@code replace} line in go.mod); null for none
 */
public record GoModule(
        String path, String version, @Nullable String replaces) {}
