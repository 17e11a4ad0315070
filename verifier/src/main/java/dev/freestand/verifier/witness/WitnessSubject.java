package dev.freestand.verifier.witness;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.facts.FileKind;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Path;

/**
 * The file that a witness is asked about.
 *
 * @param file its path, made absolute so that no tool takes it for an option
 * @param elf what was read from it here
 * @param kind what sort of file it is
 */
public record WitnessSubject(Path file, ElfFile elf, FileKind kind) {

    public WitnessSubject {
        file = FileNames.absolute(file);
    }

    /** Whether it can be started. */
    boolean program() {
        return kind == FileKind.EXECUTABLE && elf.companion() == SeparateDebugFile.NONE;
    }

    /** Why the tool is not asked about this file. */
    String otherThanProgram() {
        return elf.companion() == SeparateDebugFile.NONE
                ? "a file of kind " + kind.label() + " is not a program"
                : "a debug companion is not a program";
    }
}
