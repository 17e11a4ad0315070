package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an environment is there to show. */
public enum EnvironmentKind {
    /** The file runs on a distribution, or on less than one. */
    DISTRIBUTION,
    /** A static file requires nothing of its host: the environment takes something away. */
    HOSTILE,
    /** The file runs on a processor of a given level, emulated. */
    CPU,
    /** The file runs on another machine's instruction set, emulated. */
    MACHINE,
    /** The file runs on a kernel of a given release, with no userland at all. */
    KERNEL;

    /** The word in JSON, such as {@code hostile}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
