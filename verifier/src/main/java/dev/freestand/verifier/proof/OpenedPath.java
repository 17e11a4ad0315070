package dev.freestand.verifier.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A path that a traced program opened, or tried to.
 *
 * @param path as the program named it
 * @param call the system call, such as {@code openat}
 * @param error name of the error, such as {@code ENOENT}; null where it was opened
 * @param own whether it is one of the behaviour's own files or arguments; anything else is the host's
 * @param startUp what of the C library asked for it, where that does so by itself; null for the program's own doing, and in
 *     proofs from before it was distinguished
 */
public record OpenedPath(
        String path,
        String call,
        @Nullable String error,
        boolean own,
        @Nullable String startUp) {

    public OpenedPath {
        Objects.requireNonNull(path);
        Objects.requireNonNull(call);
    }
}
