package dev.freestand.core.size;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.search.SameProgramCheck;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads size breakdown in a file, its separate debug file and its map. */
public final class SizeMeasurement {

    /** Codes of what is no file to be compared, whatever is in the other. */
    private static final Set<String> NOT_THERE = Set.of("no-such-file", "permission-denied", "not-a-regular-file");

    private final SizeFiles files;
    private final List<String> problems = new ArrayList<>();
    private @Nullable String usedTwin;
    private @Nullable Long twinSize;

    private SizeMeasurement(SizeFiles files) {
        this.files = files;
    }

    /**
     * Measures a file.
     *
     * @param twin the separate debug file, or the file before stripping; null for {@code FILE.debug} where that is there
     * @param map the linker's map, or null
     * @throws ElfFormatException if the file is not well-formed ELF
     * @throws IOException if it cannot be read
     */
    public static SizeReport of(SizeFiles files, String file, @Nullable String twin, @Nullable String map)
            throws ElfFormatException, IOException {
        return new SizeMeasurement(files).measure(file, twin, map);
    }

    /** The same of a file that was inspected. One that cannot be measured says so. */
    public static SizeReport of(SizeFiles files, FileReport file, @Nullable String twin, @Nullable String map) {
        try {
            return of(files, file.path(), twin, map);
        } catch (ElfFormatException | IOException e) {
            FileError error = file.error();
            String reason = error == null ? String.valueOf(e.getMessage()) : error.message();
            return SizeReport.unmeasured(file.path(), file.size(), reason);
        }
    }

    /** Why the sizes of a file cannot be compared with another's; null where they can, if only to say what is unknown. */
    public static @Nullable String incomparable(FileReport file) {
        FileError error = file.error();
        return error != null && NOT_THERE.contains(error.code()) ? "--diff: " + error.message() : null;
    }

    /**
     * How a command ends that prints sizes: inconclusive where not all that was asked for could be read.
     *
     * @param code of the files themselves
     */
    public static ExitCode exitCode(List<SizeReport> sizes, ExitCode code) {
        boolean whole = sizes.stream().allMatch(one -> one.problems().isEmpty());
        return code == ExitCode.PROVED && !whole ? ExitCode.INCONCLUSIVE : code;
    }

    private SizeReport measure(String file, @Nullable String twin, @Nullable String map)
            throws ElfFormatException, IOException {
        try (FileTree.OpenFile source = files.open(file)) {
            ElfFile elf = ElfReader.read(source);
            List<Section> all = elf.sections().all();
            if (!elf.sections().available()) {
                problems.add("no sections: " + elf.sections().problem());
            }
            List<SectionUsage> rooms = all.stream()
                    .filter(section -> section.type() != ElfConstants.SHT_NULL)
                    .map(SizeMeasurement::room)
                    .sorted(Comparator.comparingLong(SectionUsage::file)
                            .thenComparing(SectionUsage::memory)
                            .reversed())
                    .toList();
            long other =
                    source.size() - rooms.stream().mapToLong(SectionUsage::file).sum();
            List<SymbolUsage> symbols = symbols(file, twin, source, elf);
            return new SizeReport(
                    file,
                    source.size(),
                    rooms,
                    other,
                    usedTwin,
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

    private @Nullable List<SymbolUsage> symbols(String file, @Nullable String given, ByteSource source, ElfFile elf) {
        String twin = given != null ? given : file + ".debug";
        try {
            if (given == null && !files.exists(twin)) {
                return elf.sections().available() ? rooms(elf, source) : null;
            }
            try (FileTree.OpenFile other = files.open(twin)) {
                ElfFile otherElf = ElfReader.read(other);
                String difference = SameProgramCheck.difference(elf, source, otherElf, other);
                if (difference != null) {
                    throw new UnusableInputException("it is not of the same program: " + difference);
                }
                List<SymbolUsage> symbols = rooms(otherElf, other);
                usedTwin = twin;
                twinSize = other.size();
                return symbols;
            }
        } catch (UnusableInputException | ElfFormatException | IOException e) {
            problems.add("the symbols of " + EscapedText.name(twin) + " were not used: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable List<SymbolUsage> rooms(ElfFile elf, ByteSource source)
            throws ElfFormatException, IOException {
        List<SymbolUsage> rooms = SymbolSizes.of(elf.header(), source);
        return rooms.isEmpty() ? null : rooms;
    }

    private @Nullable List<LibraryUsage> libraries(String map, List<Section> sections) {
        try (FileTree.OpenFile source = files.open(map)) {
            return LinkMapCheck.of(source, sections).libraries();
        } catch (UnusableInputException | IOException e) {
            problems.add("the map " + EscapedText.name(map) + " was not used: " + e.getMessage());
            return null;
        }
    }
}
