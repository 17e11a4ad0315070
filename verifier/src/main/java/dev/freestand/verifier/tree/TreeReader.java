package dev.freestand.verifier.tree;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.DlopenEntry;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.tree.DynamicInfo;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.LoadingObject;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.TreeBuilder;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds what programs load. May be used by several threads at once. */
public final class TreeReader {

    private final RootFileTree files;
    private final SearchSettings settings;

    private TreeReader(RootFileTree files, SearchSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /**
     * A reader for one file system.
     *
     * @throws IOException if the root is not there
     */
    public static TreeReader of(SearchSettings settings) throws IOException {
        Path root = FileNames.ofText(settings.root());
        boolean here = settings.workingFolder() == null
                && root.toAbsolutePath().normalize().equals(Path.of("/"));
        String current = FileNames.text(FileNames.absolute(Path.of("")));
        return new TreeReader(RootFileTree.of(root), here ? settings.from(current) : settings);
    }

    /**
     * The tree of one file without privileges, named as this process sees it. A file outside the root is looked at
     * as if it lay inside, under the same path. Total: what cannot be read is said in the tree.
     */
    public LibraryTree read(Path file) {
        return read(file, Privileges.UNKNOWN);
    }

    /**
     * The same of a file with privileges: the loader then runs in secure-execution mode.
     *
     * @param privileges what the file grants to the user who starts it
     */
    public LibraryTree read(Path file, Privileges privileges) {
        try {
            Path real = file.toRealPath();
            return read(files, real, real, files.inside(real), files.holds(real), privileges.words());
        } catch (ElfFormatException | IOException e) {
            return none("the file cannot be read as ELF: " + e.getMessage());
        }
    }

    /**
     * The tree of a file that will lie inside the root, where it does not lie yet, and that has no privileges. Total,
     * as above.
     *
     * @param file the file, as this process sees it
     * @param inside its absolute path as seen from inside the root, without links: $ORIGIN stands for its folder, which
     *     need not be there yet
     */
    public LibraryTree read(Path file, String inside) {
        try {
            RootFileTree with = files.with(inside.substring(0, Math.max(0, inside.lastIndexOf('/'))));
            return read(with, file, file, inside, true, List.of());
        } catch (ElfFormatException | IOException e) {
            return none("the file cannot be read as ELF: " + e.getMessage());
        }
    }

    private LibraryTree read(
            RootFileTree root, Path file, Path identity, String path, boolean inside, List<String> privileges)
            throws ElfFormatException, IOException {
        try (FileSource source = FileSource.open(file)) {
            ElfFile program = ElfReader.read(source);
            if (program.companion() != SeparateDebugFile.NONE) {
                return none("a debug companion holds nothing to load: ask about the file that it was taken from");
            }
            int type = program.header().type();
            if (type != ElfConstants.ET_EXEC && type != ElfConstants.ET_DYN) {
                return none("no loader loads a file of this type (e_type " + type + ")");
            }
            DynamicInfo facts = DynamicInfo.of(program, source);
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            LoadingObject first = new LoadingObject(path, key == null ? identity : key, facts, null);
            if (program.interpreter() == null && program.needed().isEmpty()) {
                return alone(first);
            }
            return new TreeBuilder(root, settings, program, first, privileges).run(inside);
        }
    }

    private LibraryTree alone(LoadingObject first) {
        List<String> notes = new ArrayList<>();
        DlopenNotes dlopen = first.facts.dlopen();
        for (DlopenEntry entry : dlopen.entries()) {
            notes.add("says that it opens " + entry.words() + ", which was not looked for: no loader is known");
        }
        if (dlopen.problem() != null) {
            notes.add(dlopen.problem());
        }
        return new LibraryTree(
                settings.root(), null, null, List.of(first.finished()), null, notes, List.of(), List.of(), List.of());
    }

    private LibraryTree none(String problem) {
        return new LibraryTree(
                settings.root(), null, null, List.of(), problem, List.of(), List.of(), List.of(), List.of());
    }
}
