package dev.freestand.verifier.witness;

import dev.freestand.verifier.elf.Companion;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.proof.Kind;
import java.nio.file.Path;

/**
 * The file that a witness is asked about.
 *
 * @param file its path, made absolute so that no tool takes it for an option
 * @param elf what was read from it here
 * @param kind what sort of file it is
 */
public record Subject(Path file, ElfFile elf, Kind kind) {

    public Subject {
        file = file.toAbsolutePath();
    }

    /** Whether it can be started. */
    boolean program() {
        return kind == Kind.EXECUTABLE && elf.companion() == Companion.NONE;
    }

    /** Why it cannot. */
    String otherThanProgram() {
        return elf.companion() == Companion.NONE
                ? "a file of kind " + kind.label() + " is not a program"
                : "a debug companion is not a program";
    }
}
