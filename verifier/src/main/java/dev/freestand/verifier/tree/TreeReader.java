package dev.freestand.verifier.tree;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.tree.FileTree;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.read.ProgramTree;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
        ProgramTree trees = new ProgramTree(files, settings);
        try {
            Path real = file.toRealPath();
            return read(trees, real, files.inside(real), files.holds(real), privileges.words());
        } catch (ElfFormatException | IOException e) {
            return trees.unread(reason(e));
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
        ProgramTree trees =
                new ProgramTree(files.with(inside.substring(0, Math.max(0, inside.lastIndexOf('/')))), settings);
        try {
            return read(trees, file, inside, true, List.of());
        } catch (ElfFormatException | IOException e) {
            return trees.unread(reason(e));
        }
    }

    private static LibraryTree read(ProgramTree trees, Path file, String path, boolean inside, List<String> privileges)
            throws ElfFormatException, IOException {
        try (FileSource source = FileSource.open(file)) {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            FileTree.Place place = new FileTree.Place(path, key == null ? file : key);
            return trees.of(new ProgramTree.Program(source, place, inside), privileges);
        }
    }

    /** The platform's own words for some reasons are the name of the file and nothing else. */
    private static String reason(Exception e) {
        if (e instanceof NotRegularFileException special) {
            return "it " + special.getReason();
        }
        return e instanceof IOException fault ? FileErrorReasons.reason(fault) : String.valueOf(e.getMessage());
    }
}
