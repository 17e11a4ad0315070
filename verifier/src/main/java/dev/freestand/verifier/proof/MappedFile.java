package dev.freestand.verifier.proof;

import java.util.Objects;

/**
 * A file that a traced program had in its memory.
 *
 * @param path as resolved on the machine where it was traced; {@code program} itself by its bare name
 * @param role {@code program}, {@code loader} (its PT_INTERP), {@code library} (mapped executable) or {@code data}
 */
public record MappedFile(String path, String role) {

    public MappedFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(role);
    }
}
