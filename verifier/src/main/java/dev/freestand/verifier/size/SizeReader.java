package dev.freestand.verifier.size;

import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.elf.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what takes the room in a file, its twin and its map. */
public final class SizeReader {

    private static final String TEXT = ".text";

    private final List<String> problems = new ArrayList<>();
    private @Nullable Path usedTwin;
    private @Nullable Long twinSize;

    private SizeReader() {}

    /**
     * Measures a file.
     *
     * @param twin the same file before stripping, or its debug companion; null for {@code FILE.debug} where that is there
     * @param map GNU ld's map of the link, or null
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
            List<SectionRoom> rooms = all.stream()
                    .filter(section -> section.type() != ElfConstants.SHT_NULL)
                    .map(SizeReader::room)
                    .sorted(Comparator.comparingLong(SectionRoom::file)
                            .thenComparing(SectionRoom::memory)
                            .reversed())
                    .toList();
            long other =
                    source.size() - rooms.stream().mapToLong(SectionRoom::file).sum();
            List<SymbolRoom> symbols = symbols(file, twin, source, all);
            return new SizeReport(
                    file.toString(),
                    source.size(),
                    rooms,
                    other,
                    usedTwin == null ? null : usedTwin.toString(),
                    twinSize,
                    symbols,
                    map == null ? null : libraries(map, all),
                    problems);
        }
    }

    private static SectionRoom room(Section section) {
        boolean zeros = section.type() == ElfConstants.SHT_NOBITS;
        boolean loaded = (section.flags() & ElfConstants.SHF_ALLOC) != 0;
        return new SectionRoom(section.name(), zeros ? 0 : section.size(), loaded ? section.size() : 0);
    }

    private @Nullable List<SymbolRoom> symbols(
            Path file, @Nullable Path given, FileSource source, List<Section> sections) throws IOException {
        Path twin = given != null ? given : file.resolveSibling(file.getFileName() + ".debug");
        try {
            if (given == null && !Files.exists(twin)) {
                return sections.isEmpty() ? null : rooms(SymbolTable.open(source));
            }
            try (FileSource other = FileSource.open(twin)) {
                SymbolTable table = SymbolTable.open(other);
                if (sections.isEmpty() || !table.loaded().equals(SymbolTable.loaded(sections))) {
                    throw new UnusableException("it is the twin of another file: the loaded sections differ");
                }
                List<SymbolRoom> symbols = rooms(table);
                usedTwin = twin;
                twinSize = other.size();
                return symbols;
            }
        } catch (UnusableException | IOException e) {
            problems.add("the symbols of " + twin + " were not used: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable List<SymbolRoom> rooms(SymbolTable table) throws UnusableException, IOException {
        List<SymbolRoom> rooms = table.rooms();
        return rooms.isEmpty() ? null : rooms;
    }

    private @Nullable List<LibraryRoom> libraries(Path file, List<Section> sections) {
        Set<String> zeros = sections.stream()
                .filter(section -> section.type() == ElfConstants.SHT_NOBITS)
                .map(Section::name)
                .collect(Collectors.toSet());
        try {
            LinkMap map = LinkMap.read(file, zeros);
            boolean same = sections.stream()
                    .filter(section -> section.name().equals(TEXT))
                    .anyMatch(section ->
                            List.of(section.address(), section.size()).equals(map.output(TEXT)));
            if (!same) {
                throw new UnusableException("it is the map of another link: its " + TEXT + " is not the file's");
            }
            return map.libraries();
        } catch (UnusableException | IOException e) {
            problems.add("the map " + file + " was not used: " + e.getMessage());
            return null;
        }
    }
}
