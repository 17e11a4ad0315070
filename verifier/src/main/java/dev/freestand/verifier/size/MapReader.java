package dev.freestand.verifier.size;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.size.LibraryUsage;
import dev.freestand.core.size.LinkMap;
import dev.freestand.core.size.LinkMapCheck;
import dev.freestand.core.size.UnusableInputException;
import dev.freestand.verifier.file.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which archives and object files went into a file, from the linker's map of its link. */
public final class MapReader {

    private MapReader() {}

    /**
     * What a map says.
     *
     * @param libraries those with the most room first; empty where the map was not used
     * @param problem why it was not used, beginning with "it"; null when it was
     * @param gap why a file may have been linked without being among them; null when each is
     */
    public record Answer(
            List<LibraryUsage> libraries,
            @Nullable String problem,
            @Nullable String gap) {

        public Answer {
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * What is in a file by a map, which is used only if it is of that very link.
     *
     * @throws ElfFormatException if the file is not well-formed ELF
     * @throws IOException if one of the two cannot be read
     */
    public static Answer read(Path file, Path map) throws ElfFormatException, IOException {
        try (FileSource source = FileSource.open(file);
                FileSource text = FileSource.open(map)) {
            LinkMap read =
                    LinkMapCheck.of(text, ElfReader.read(source).sections().all());
            return new Answer(read.libraries(), null, read.gap());
        } catch (UnusableInputException e) {
            return new Answer(List.of(), String.valueOf(e.getMessage()), null);
        }
    }
}
