package dev.freestand.cli.build;

import dev.freestand.cli.project.ExitCode;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.PathPattern;
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
     *
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
                                + "; is there a step before this one that makes them?");
            }
            found.addAll(matches);
        }
        return found;
    }

    private static List<Path> matches(Path root, String pattern) throws IOException {
        Path start = root.resolve(fixedPart(pattern)).normalize();
        if (!start.startsWith(root)) {
            throw new IllegalArgumentException("it leads out of " + FileNames.shown(root));
        }
        if (!Files.exists(start)) {
            return List.of();
        }
        PathPattern matcher = PathPattern.of(pattern);
        return Folders.walk(start).stream()
                .filter(Files::isRegularFile)
                .map(root::relativize)
                .filter(path -> matcher.matches(FileNames.word(path)))
                .toList();
    }

    /** The folders before the first wildcard: the only ones that have to be searched. */
    private static String fixedPart(String pattern) {
        int wildcard = 0;
        while (wildcard < pattern.length() && "*?[{\\".indexOf(pattern.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return wildcard == pattern.length()
                ? pattern
                : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', wildcard)));
    }
}
