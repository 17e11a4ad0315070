package dev.freestand.verifier.proof;

import dev.freestand.core.facts.Libc;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An environment as it was when the proof was made.
 *
 * @param name its name in the catalogue, or in the user's {@code freestand.yaml}
 * @param title what it is, for people
 * @param kind what it is there to show
 * @param family the distribution it belongs to; {@code none} for an empty root
 * @param release the distribution's own word for the release; null where there is none
 * @param libc the C library found in its tree
 * @param image reference of the registry image that it was made from; null where a recipe made it
 * @param digest SHA-256 that names its content: of the image's manifest, or of the tree that the recipe made; null where
 *     it could not be prepared
 * @param checked how its tree was found to be what was made, for people; null where it could not be prepared
 * @param conditions what it takes away or changes, such as {@code no-proc}; empty but for hostile ones
 */
public record EnvironmentRecord(
        String name,
        String title,
        EnvironmentKind kind,
        String family,
        @Nullable String release,
        Libc libc,
        @Nullable String image,
        @Nullable String digest,
        @Nullable String checked,
        List<String> conditions) {

    public EnvironmentRecord {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(family);
        Objects.requireNonNull(libc);
        conditions = List.copyOf(conditions);
    }
}
