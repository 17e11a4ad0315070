package dev.freestand.verifier.size;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.search.SameProgram;
import dev.freestand.core.size.LibraryUsage;
import dev.freestand.core.size.SectionUsage;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.size.SymbolSizes;
import dev.freestand.core.size.SymbolUsage;
import dev.freestand.core.size.UnusableException;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads size breakdown in a file, its separate debug file and its map. */
public final class SizeReader {

    private final List<String> problems = new ArrayList<>();
    private @Nullable Path usedTwin;
    private @Nullable Long twinSize;

    private SizeReader() {}

    /**
     * Measures a file.
     *
     * @param twin the separate debug file, or the file before stripping; null for {@code FILE.debug} where that is there
     * @param map the linker's map, or null
     * @throws ElfFormatException if the file is not well-formed ELF
     * @throws IOException if it cannot be read
     */
    public static SizeReport read(Path file, @Nullable Path twin, @Nullable Path map)
            throws ElfFormatException, IOException {
        return new SizeReader().measure(file, twin, map);
    }

    private SizeReport measure(Path file, @Nullable Path twin, @Nullable Path map)
            throws ElfFormatException, IOException {
        try (FileSource source = FileSource.open(file)) {
            ElfFile elf = ElfReader.read(source);
            List<Section> all = elf.sections().all();
            if (!elf.sections().available()) {
                problems.add("no sections: " + elf.sections().problem());
            }
            List<SectionUsage> rooms = all.stream()
                    .filter(section -> section.type() != ElfConstants.SHT_NULL)
                    .map(SizeReader::room)
                    .sorted(Comparator.comparingLong(SectionUsage::file)
                            .thenComparing(SectionUsage::memory)
                            .reversed())
                    .toList();
            long other =
                    source.size() - rooms.stream().mapToLong(SectionUsage::file).sum();
            List<SymbolUsage> symbols = symbols(file, twin, source, elf);
            return new SizeReport(
                    FileNames.text(file),
                    source.size(),
                    rooms,
                    other,
                    usedTwin == null ? null : FileNames.text(usedTwin),
                    twinSize,
                    symbols,
                    map == null ? null : libraries(map, all),
                    problems);
        }
    }

    private static SectionUsage room(Section section) {
        boolean zeros = section.type() == ElfConstants.SHT_NOBITS;
        boolean loaded = (section.flags() & ElfConstants.SHF_ALLOC) != 0;
        return new SectionUsage(section.name(), zeros ? 0 : section.size(), loaded ? section.size() : 0);
    }

    private @Nullable List<SymbolUsage> symbols(Path file, @Nullable Path given, FileSource source, ElfFile elf)
            throws IOException {
        Path twin = given != null ? given : FileNames.beside(file, ".debug");
        try {
            if (given == null && !Files.exists(twin)) {
                return elf.sections().available() ? rooms(elf, source) : null;
            }
            try (FileSource other = FileSource.open(twin)) {
                ElfFile otherElf = ElfReader.read(other);
                String difference = SameProgram.difference(elf, source, otherElf, other);
                if (difference != null) {
                    throw new UnusableException("it is not of the same program: " + difference);
                }
                List<SymbolUsage> symbols = rooms(otherElf, other);
                usedTwin = twin;
                twinSize = other.size();
                return symbols;
            }
        } catch (UnusableException | ElfFormatException | IOException e) {
            problems.add("the symbols of " + FileNames.shown(twin) + " were not used: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable List<SymbolUsage> rooms(ElfFile elf, FileSource source)
            throws ElfFormatException, IOException {
        List<SymbolUsage> rooms = SymbolSizes.of(elf.header(), source);
        return rooms.isEmpty() ? null : rooms;
    }

    private @Nullable List<LibraryUsage> libraries(Path file, List<Section> sections) {
        try {
            return MapReader.of(file, sections).libraries();
        } catch (UnusableException | IOException e) {
            problems.add("the map " + FileNames.shown(file) + " was not used: " + e.getMessage());
            return null;
        }
    }
}
