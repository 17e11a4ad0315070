package dev.freestand.cli.build;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.GlobPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the files that the glob patterns of a variant name, in the same order on every system. */
final class InputFiles {

    private InputFiles() {}

    /**
     * All regular files that match, relative to the root.
     * @throws PipelineException if a pattern is malformed, leads out of the root or matches nothing: a typing error must
     *     not make a build look up to date
     */
    static SortedSet<Path> find(Path root, List<String> patterns, String variant) throws PipelineException {
        SortedSet<Path> found = new TreeSet<>();
        for (String pattern : patterns) {
            List<Path> matches;
            try {
                matches = matches(root, pattern);
            } catch (IOException | IllegalArgumentException e) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        "variant " + variant + ": inputs '" + pattern + "' cannot be searched: " + e,
                        e);
            }
            if (matches.isEmpty()) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        "variant " + variant + ": inputs '" + pattern + "' match no file below " + FileNames.shown(root)
                                + "; is there an earlier step that creates them?");
            }
            found.addAll(matches);
        }
        return found;
    }

    private static List<Path> matches(Path root, String pattern) throws IOException {
        GlobPattern glob = GlobPattern.ofPaths(pattern);
        Path start = root.resolve(glob.fixedPart()).normalize();
        if (!start.startsWith(root)) {
            throw new IllegalArgumentException("it leads out of " + FileNames.shown(root));
        }
        if (!Files.exists(start)) {
            return List.of();
        }
        return Folders.walk(start).stream()
                .filter(Files::isRegularFile)
                .map(root::relativize)
                .filter(path -> glob.matches(FileNames.word(path)))
                .toList();
    }
}
