package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.Companion;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds what programs load. May be used by several threads at once. */
public final class TreeReader {

    private final RootFs files;
    private final SearchSettings settings;

    private TreeReader(RootFs files, SearchSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /**
     * A reader for one file system.
     *
     * @throws IOException if the root is not there
     */
    public static TreeReader of(SearchSettings settings) throws IOException {
        return new TreeReader(RootFs.of(settings.root()), settings);
    }

    /**
     * The tree of one file, named as this process sees it. A file outside the root is looked at as if it lay inside,
     * under the same path. Total: what cannot be read is said in the tree.
     */
    public LibraryTree read(Path file) {
        ElfFile program;
        Path real;
        try {
            real = file.toRealPath();
            program = ElfReader.read(real);
        } catch (ElfFormatException | IOException e) {
            return none("the file cannot be read as ELF: " + e.getMessage());
        }
        if (program.companion() != Companion.NONE) {
            return none("a debug companion holds nothing to load: ask about the file that it was taken from");
        }
        int type = program.header().type();
        if (type != ElfConstants.ET_EXEC && type != ElfConstants.ET_DYN) {
            return none("no loader loads a file of this type (e_type " + type + ")");
        }
        String path = files.inside(real);
        Link first = new Link(path, real, Facts.of(program), null);
        if (program.interpreter() == null && program.needed().isEmpty()) {
            return new LibraryTree(settings.root().toString(), null, null, List.of(first.finished()), null, List.of());
        }
        Walk walk = new Walk(files, settings, program, first);
        return walk.run(files.holds(real));
    }

    private LibraryTree none(String problem) {
        return new LibraryTree(settings.root().toString(), null, null, List.of(), problem, List.of());
    }
}
