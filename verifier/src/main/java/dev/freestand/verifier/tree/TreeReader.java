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
        try {
            Path real = file.toRealPath();
            return read(files, ElfReader.read(real), real, files.inside(real), files.holds(real));
        } catch (ElfFormatException | IOException e) {
            return none("the file cannot be read as ELF: " + e.getMessage());
        }
    }

    /**
     * The tree of a file that will lie inside the root, where it does not lie yet. Total, as above.
     *
     * @param file the file, as this process sees it
     * @param inside its absolute path as seen from inside the root, without links: $ORIGIN stands for its folder, which need not
     *     be there yet
     */
    public LibraryTree read(Path file, String inside) {
        try {
            RootFs with = files.with(inside.substring(0, Math.max(0, inside.lastIndexOf('/'))));
            return read(with, ElfReader.read(file), file, inside, true);
        } catch (ElfFormatException | IOException e) {
            return none("the file cannot be read as ELF: " + e.getMessage());
        }
    }

    private LibraryTree read(RootFs root, ElfFile program, Path identity, String path, boolean inside) {
        if (program.companion() != Companion.NONE) {
            return none("a debug companion holds nothing to load: ask about the file that it was taken from");
        }
        int type = program.header().type();
        if (type != ElfConstants.ET_EXEC && type != ElfConstants.ET_DYN) {
            return none("no loader loads a file of this type (e_type " + type + ")");
        }
        Link first = new Link(path, identity, Facts.of(program), null);
        if (program.interpreter() == null && program.needed().isEmpty()) {
            return new LibraryTree(settings.root().toString(), null, null, List.of(first.finished()), null, List.of());
        }
        return new Walk(root, settings, program, first).run(inside);
    }

    private LibraryTree none(String problem) {
        return new LibraryTree(settings.root().toString(), null, null, List.of(), problem, List.of());
    }
}
