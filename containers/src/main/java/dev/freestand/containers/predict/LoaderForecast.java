package dev.freestand.containers.predict;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.VersionNeed;
import dev.freestand.verifier.tree.LibraryTree;
import dev.freestand.verifier.tree.Need;
import dev.freestand.verifier.tree.SearchSettings;
import dev.freestand.verifier.tree.Status;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an environment's loader will say of a dynamic file, told by following its search through the tree: the interpreter,
 * then every library and the libraries of those, then the symbol versions that the file needs of them. The loader finds
 * the file where cells have it, so that $ORIGIN is the cell's own folder.
 */
final class LoaderForecast {

    private static final String CACHE = "/etc/ld.so.cache";
    private static final String MUSL = "musl";

    private LoaderForecast() {}

    /**
     * Why the loader will not start the program; empty where nothing speaks against it.
     *
     * @param artifact the file, on this machine
     */
    static Optional<Prediction> of(Path artifact, Userland userland) {
        RootTree root = new RootTree(userland.rootfs());
        try {
            boolean configured = root.file(CACHE).isPresent();
            LibraryTree tree = TreeReader.of(new SearchSettings(userland.rootfs(), List.of(), configured))
                    .read(artifact, CellLayout.SUBJECT);
            Optional<Prediction> lost = lost(tree);
            // musl looks for symbols and not for versions.
            return lost.isPresent() || MUSL.equals(tree.loader()) ? lost : versions(artifact, tree, root, userland);
        } catch (ElfFormatException e) {
            return Optional.of(Prediction.unknown("its libraries' versions cannot be read: " + e.getMessage()));
        } catch (IOException e) {
            return Optional.of(Prediction.unknown("the environment's tree cannot be read: " + e.getMessage()));
        }
    }

    private static Optional<Prediction> lost(LibraryTree tree) {
        Need interpreter = tree.interpreter();
        if (interpreter != null && !interpreter.status().good()) {
            return Optional.of(Prediction.fails(Cause.INTERPRETER_MISSING, needs(interpreter)));
        }
        Optional<Need> first = tree.lost().stream().findFirst();
        if (first.isPresent()) {
            return Optional.of(Prediction.fails(Cause.LIBRARY_MISSING, needs(first.get())));
        }
        String problem = tree.problem();
        return problem == null ? Optional.empty() : Optional.of(Prediction.unknown(problem));
    }

    private static String needs(Need need) {
        String found = need.status() == Status.MISSING || need.tried().isEmpty()
                ? "none"
                : need.path() + ", which is "
                        + need.tried().get(need.tried().size() - 1).why();
        return "needs " + need.name() + ", found " + found;
    }

    /** Of versions that are not there, glibc's own are named first, and the highest of them: it is the floor. */
    private static Optional<Prediction> versions(Path artifact, LibraryTree tree, RootTree root, Userland userland)
            throws ElfFormatException, IOException {
        Libraries libraries = new Libraries(tree, root);
        List<VersionNeed> missing = libraries.missing(ElfReader.read(artifact).versionNeeds());
        Optional<VersionNeed> glibc = missing.stream()
                .filter(need -> Libraries.glibc(need.version()).isPresent())
                .max((one, other) -> Libraries.glibc(one.version())
                        .orElseThrow()
                        .compareTo(Libraries.glibc(other.version()).orElseThrow()));
        if (glibc.isPresent()) {
            Optional<Version> newest = libraries.newestGlibc(glibc.get().library());
            String found = userland.glibc().or(() -> newest.map(Version::text)).orElse("none");
            return Optional.of(
                    Prediction.fails(Cause.GLIBC_TOO_OLD, "needs " + glibc.get().version() + ", found " + found));
        }
        return missing.stream()
                .findFirst()
                .map(need -> Prediction.fails(
                        Cause.SYMBOL_MISSING, "needs " + need.version() + " of " + need.library() + ", found none"));
    }
}
