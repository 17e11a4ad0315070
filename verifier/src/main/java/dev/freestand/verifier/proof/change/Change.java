package dev.freestand.verifier.proof.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing about a variant that is not as it was.
 *
 * @param kind what sort of thing
 * @param what its name, such as {@code GLIBC} or {@code debian-11}
 * @param before what the baseline says of it; null where it has none
 * @param after what this proof says; null where it has none any more
 * @param regression whether it is worse than it was; what was known and is not known any more is
 */
public record Change(
        ChangeKind kind,
        String what,
        @Nullable String before,
        @Nullable String after,
        boolean regression) {

    public Change {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(what);
    }

    /** The change in a few words, without its kind. */
    public String words() {
        return what + ": " + (before == null ? "none" : before) + " -> " + (after == null ? "none" : after);
    }
}
