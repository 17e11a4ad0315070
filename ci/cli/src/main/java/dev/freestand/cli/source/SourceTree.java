package dev.freestand.cli.source;

import dev.freestand.core.name.RawText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.NotRegularFileException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the files of a checkout with the commit that it is at: every file of the commit, as it lies on the disk, whatever
 * the index says of it ({@code assume-unchanged}, {@code skip-worktree}) and through no filter; and what was added to the
 * index since. Files that git does not know are not looked at.
 */
final class SourceTree {

    private static final int DEEPEST = 200;
    private static final int MODULES = 8;
    private static final String MISSING = "missing";

    private final Checkout checkout;
    private final ProcessRunner runner;
    private final Git git;
    private final ObjectHash hash;
    private final int modules;
    private final Set<String> known = new HashSet<>();
    private final SortedMap<String, String> changes = new TreeMap<>();

    private SourceTree(Checkout checkout, ProcessRunner runner, ObjectHash hash, int modules) {
        this.checkout = checkout;
        this.runner = runner;
        this.git = new Git(runner, checkout.repository());
        this.hash = hash;
        this.modules = modules;
    }

    /**
     * What differs from the commit.
     *
     * @param tree the name of the commit's tree
     * @return by path, what is there instead
     */
    static SortedMap<String, String> changes(Checkout checkout, ProcessRunner runner, String tree)
            throws SourceUnknownException {
        return changes(checkout, runner, tree, 0);
    }

    private static SortedMap<String, String> changes(Checkout checkout, ProcessRunner runner, String tree, int modules)
            throws SourceUnknownException {
        SourceTree compared = new SourceTree(checkout, runner, ObjectHash.of(tree), modules);
        try {
            compared.commit(tree);
            compared.added();
        } catch (IOException | InvalidPathException e) {
            throw new SourceUnknownException(
                    "the files of " + FileNames.shown(checkout.root()) + " cannot be read: " + e.getMessage(), e);
        }
        return compared.changes;
    }

    private void commit(String tree) throws SourceUnknownException, IOException {
        ObjectReader objects = new ObjectReader(git, hash);
        List<TreeEntry> folders = List.of(new TreeEntry("", TreeEntry.FOLDER, tree));
        for (int depth = 0; !folders.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw new SourceUnknownException("the folders of the commit are nested more than " + DEEPEST + " deep");
            }
            List<byte[]> trees =
                    objects.read("tree", folders.stream().map(TreeEntry::object).toList());
            List<TreeEntry> deeper = new ArrayList<>();
            for (int i = 0; i < trees.size(); i++) {
                String path = folders.get(i).path();
                for (TreeEntry entry : TreeEntry.parse(path.isEmpty() ? "" : path + "/", trees.get(i), hash)) {
                    if (entry.mode().equals(TreeEntry.FOLDER)) {
                        deeper.add(entry);
                    } else {
                        compare(entry);
                    }
                }
            }
            folders = deeper;
        }
    }

    private void compare(TreeEntry entry) throws SourceUnknownException, IOException {
        known.add(entry.path());
        Path file = checkout.root().resolve(entry.path());
        String found = entry.mode().equals(TreeEntry.MODULE) ? module(file, entry.object()) : found(file);
        if (!found.equals(entry.mode() + " " + entry.object())) {
            changes.put(entry.path(), found);
        }
    }

    /** Mode and object name of what lies on the disk. */
    private String found(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return MISSING;
        }
        if (Files.isSymbolicLink(file)) {
            try {
                byte[] target = RawText.wordBytes(FileNames.word(Files.readSymbolicLink(file)));
                return TreeEntry.LINK + " " + hash.name("blob", target);
            } catch (NotLinkException | NoSuchFileException e) {
                return MISSING;
            }
        }
        try (RegularFile open = RegularFile.openNoFollow(file);
                InputStream content = open.stream()) {
            boolean program = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                    .contains(PosixFilePermission.OWNER_EXECUTE);
            return (program ? TreeEntry.PROGRAM : TreeEntry.FILE) + " " + hash.name(content, open.size());
        } catch (NotRegularFileException | NoSuchFileException e) {
            return MISSING;
        }
    }

    /** A checkout within this one has to be at its commit, and unchanged; one that was never made holds no sources. */
    private String module(Path folder, String commit) throws SourceUnknownException, IOException {
        String asWanted = TreeEntry.MODULE + " " + commit;
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? found(folder) : MISSING;
        }
        Optional<Checkout> inner = Checkout.at(folder);
        if (inner.isEmpty()) {
            return Folders.list(folder).isEmpty() ? asWanted : "files of no checkout";
        }
        if (modules == MODULES) {
            throw new SourceUnknownException("submodules are nested more than " + MODULES + " deep");
        }
        HeadCommit head = HeadCommit.of(inner.get(), runner);
        SortedMap<String, String> inside = changes(inner.get(), runner, head.tree(), modules + 1);
        return TreeEntry.MODULE + " " + head.name() + (inside.isEmpty() ? "" : " with " + inside);
    }

    private void added() throws SourceUnknownException, IOException {
        String index = new String(git.ask(new byte[0], "ls-files", "-z", "--stage"), StandardCharsets.UTF_8);
        for (String entry : index.split("\0", -1)) {
            String path = entry.substring(entry.indexOf('\t') + 1);
            if (!path.isEmpty() && !known.contains(path)) {
                changes.put(path, found(checkout.root().resolve(path)));
            }
        }
    }
}
