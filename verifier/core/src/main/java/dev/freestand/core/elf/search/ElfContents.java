package dev.freestand.core.elf.search;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.read.SymbolReader;
import java.io.IOException;

/**
 * What takes long to read of a program, and is read once for all users.
 *
 * @param sightings of the needles that were looked for in what is loaded
 * @param symbols its full symbol table, if it has one
 */
public record ElfContents(PatternMatches sightings, Symbols symbols) {

    /** Reads the file once, and looks for all patterns as it goes. */
    public static ElfContents of(ElfFile file, ByteSource source, BytePatternMatcher needles) throws IOException {
        return new ElfContents(PatternMatches.of(needles, file, source), SymbolReader.full(file, source));
    }
}
