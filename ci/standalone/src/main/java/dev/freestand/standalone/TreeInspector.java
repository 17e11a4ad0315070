package dev.freestand.standalone;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.tree.FileTree;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.read.ProgramTree;
import java.io.IOException;

/** Finds what programs load, in this file system or below another root. */
final class TreeInspector {

    private final RootedFiles files;
    private final ProgramTree trees;

    private TreeInspector(RootedFiles files, SearchSettings settings) {
        this.files = files;
        this.trees = new ProgramTree(files, settings);
    }

    /**
     * As {@code --root} and {@code --library-path} say.
     *
     * @throws UsageException if there is no such root
     */
    static TreeInspector of(ParsedCommandLine line) throws UsageException {
        String word = line.value("--root");
        FilePath root = FilePath.ofWord(word == null ? "/" : word);
        if (!FileState.isFolder(root)) {
            throw line.usage("--root: folder " + root.shown() + " does not exist");
        }
        try {
            SearchSettings settings =
                    new SearchSettings(root.text(), ProgramTree.libraryPath(line.value("--library-path")));
            return new TreeInspector(
                    new RootedFiles(RealPath.of(root)),
                    isThisFileSystem(root) ? settings.from(workingFolder(line)) : settings);
        } catch (FileFaultException e) {
            throw line.usage("--root: " + root.shown() + " cannot be used: " + e.reason());
        }
    }

    private static String workingFolder(ParsedCommandLine line) throws UsageException {
        try {
            return RealPath.workingFolder().text();
        } catch (FileFaultException e) {
            throw line.usage("--tree: the working folder cannot be used: " + e.reason());
        }
    }

    /** Whether a path names the root by its words alone, links not followed. */
    private static boolean isThisFileSystem(FilePath root) throws FileFaultException {
        String path = root.text();
        String absolute = path.startsWith("/") ? path : RealPath.workingFolder().text() + "/" + path;
        int depth = 0;
        for (String name : absolute.split("/")) {
            if (name.equals("..")) {
                depth = Math.max(0, depth - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                depth++;
            }
        }
        return depth == 0;
    }

    /** The tree of a file that was inspected. Total: what cannot be read is said in it. */
    LibraryTree tree(FileReport file) {
        try {
            FilePath real = RealPath.of(FilePath.ofText(file.path()));
            try (OpenedFile source = OpenedFile.open(real)) {
                FileTree.Place place =
                        new FileTree.Place(files.inside(real), source.status().identity());
                return trees.of(
                        new ProgramTree.Program(source, place, files.holds(real)),
                        file.security().privileges().words());
            }
        } catch (FileFaultException e) {
            return trees.unread(e.plainReason());
        } catch (ElfFormatException | IOException e) {
            return trees.unread(String.valueOf(e.getMessage()));
        }
    }
}
