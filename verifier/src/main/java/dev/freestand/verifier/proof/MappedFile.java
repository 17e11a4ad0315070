package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A file that a traced program had in its memory.
 *
 * @param path as resolved on the machine where it was traced; {@code program} itself by its bare name
 * @param role what it is there for
 */
public record MappedFile(String path, Role role) {

    public MappedFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(role);
    }

    /** What a mapped file is there for. */
    public enum Role {
        PROGRAM("program"),
        /** Its PT_INTERP. */
        LOADER("loader"),
        /** Mapped executable. */
        LIBRARY("library"),
        DATA("data");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        /** The word used in JSON and in texts. */
        @JsonValue
        public String label() {
            return label;
        }
    }
}
