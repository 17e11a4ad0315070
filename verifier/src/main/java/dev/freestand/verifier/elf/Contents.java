package dev.freestand.verifier.elf;

import java.io.IOException;

/**
 * What takes long to read of a program, and is read once for all who want it.
 *
 * @param sightings of the needles that were looked for in what is loaded
 * @param symbols its full symbol table, if it has one
 */
public record Contents(Sightings sightings, Symbols symbols) {

    /** Reads it. */
    public static Contents of(ElfFile file, ByteSource source, Needles needles) throws IOException {
        return new Contents(Sightings.of(needles, file, source), SymbolReader.full(file, source));
    }
}
