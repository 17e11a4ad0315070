package dev.freestand.containers.predict;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.MissingVersion;
import dev.freestand.core.tree.NeededLibrary;
import dev.freestand.core.tree.ResolutionStatus;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an environment's loader will say of a dynamic file, predicted by following its search through the tree: the interpreter,
 * then every library and the libraries of those, then the symbol versions that the file needs of them. The loader finds
 * the file where cells have it, so that $ORIGIN is the cell's own folder.
 */
final class LoaderPrediction {

    private static final String GLIBC = "GLIBC_";

    private LoaderPrediction() {}

    /**
     * Why the loader will not start the program; empty where nothing prevents it.
     *
     * @param artifact the file, on this machine
     * @param level of the processor, such as {@code x86-64-v2}; null where it is not known
     */
    static Optional<Prediction> of(Path artifact, Userland userland, @Nullable String level) {
        try {
            // Cells start the file without privileges, whatever bits it has, so never in secure-execution mode.
            LibraryTree tree = TreeReader.of(new SearchSettings(
                            FileNames.text(userland.rootfs()), List.of(), CellLayout.WORK + "/1", level))
                    .read(artifact, CellLayout.SUBJECT);
            Optional<Prediction> first = lost(tree).or(() -> versions(tree, userland));
            Optional<Prediction> relocations = RelocationPrediction.of(artifact, tree, userland);
            return first.or(() -> relocations).or(() -> open(tree));
        } catch (IOException e) {
            return Optional.of(Prediction.unknown("the environment's tree cannot be read: " + e.getMessage()));
        }
    }

    private static Optional<Prediction> lost(LibraryTree tree) {
        NeededLibrary interpreter = tree.interpreter();
        if (interpreter != null && !interpreter.status().good()) {
            return Optional.of(Prediction.fails(Cause.INTERPRETER_MISSING, needs(interpreter)));
        }
        return tree.lost().stream().findFirst().map(need -> Prediction.fails(Cause.LIBRARY_MISSING, needs(need)));
    }

    private static String needs(NeededLibrary need) {
        String found = need.status() == ResolutionStatus.MISSING || need.tried().isEmpty()
                ? "none"
                : need.path() + ", which is "
                        + need.tried().get(need.tried().size() - 1).why();
        return "needs " + need.name() + ", found " + found;
    }

    /** Of versions that are not there, glibc's own are named first, and the highest of them: it is the floor. */
    private static Optional<Prediction> versions(LibraryTree tree, Userland userland) {
        List<MissingVersion> missing = tree.missingVersions();
        Optional<MissingVersion> glibc = missing.stream()
                .filter(one -> glibc(one.version()).isPresent())
                .max((one, other) -> glibc(one.version())
                        .orElseThrow()
                        .compareTo(glibc(other.version()).orElseThrow()));
        if (glibc.isPresent()) {
            String newest = glibc.get().newest();
            String found = userland.glibc()
                    .or(() -> Optional.ofNullable(newest)
                            .flatMap(LoaderPrediction::glibc)
                            .map(VersionNumber::text))
                    .orElse("none");
            return Optional.of(
                    Prediction.fails(Cause.GLIBC_TOO_OLD, "needs " + glibc.get().version() + ", found " + found));
        }
        return missing.stream()
                .findFirst()
                .map(one -> Prediction.fails(
                        Cause.SYMBOL_MISSING, "needs " + one.version() + " of " + one.library() + ", found none"));
    }

    /** What is left open by a tree in which nothing is missing. */
    private static Optional<Prediction> open(LibraryTree tree) {
        if (!tree.refusals().isEmpty()) {
            return Optional.of(
                    Prediction.fails(Cause.SYMBOL_MISSING, tree.refusals().get(0)));
        }
        String problem = tree.problem();
        if (problem != null) {
            return Optional.of(Prediction.unknown(problem));
        }
        return tree.conditional().stream()
                .findFirst()
                .map(need -> Prediction.unknown(need.name() + ": " + String.join("; ", need.caveats())));
    }

    /** The number in a word such as {@code GLIBC_2.34}; empty for every other word, {@code GLIBC_PRIVATE} among them. */
    static Optional<VersionNumber> glibc(String word) {
        return word.startsWith(GLIBC) ? VersionNumber.parse(word.substring(GLIBC.length())) : Optional.empty();
    }
}
