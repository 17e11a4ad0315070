package dev.freestand.verifier.hazard;

import dev.freestand.verifier.file.FileNames;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside a file and tells more of it.
 *
 * @param twin the separate debug file: the same program with its symbol table, or null; believed only where it is shown to
 *     be the same
 * @param log what the linker said, or null
 */
public record Clues(@Nullable Path twin, @Nullable Path log) {

    /** Nothing is known beside the file. */
    public static final Clues NONE = new Clues(null, null);

    /** The separate debug file beside a file, under its name with {@code .debug} behind it, where there is one. */
    public static Clues beside(Path file) {
        Path twin = FileNames.beside(file, ".debug");
        return Files.isRegularFile(twin) ? new Clues(twin, null) : NONE;
    }

    /** The same with a link log, where that file exists. */
    public Clues withLog(Path newLog) {
        return Files.isRegularFile(newLog) ? new Clues(twin, newLog) : this;
    }
}
