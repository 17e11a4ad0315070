package dev.freestand.cli.source;

import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A git checkout. It is looked for here and not by git, so that git can be given the folders: what a repository's own
 * configuration says of them ({@code core.worktree}) then does not count, nor does it matter who owns them.
 *
 * @param root the top folder of the files
 * @param repository the folder of the repository ({@code .git}, or what that file names)
 */
record Checkout(Path root, Path repository) {

    private static final String NAME = ".git";
    private static final String LINK = "gitdir: ";
    private static final int LONGEST_LINK = 8192;

    /**
     * The checkout that a folder lies in.
     *
     * @return empty outside any
     * @throws SourceUnknownException if there is one that cannot be read
     */
    static Optional<Checkout> around(Path folder) throws SourceUnknownException {
        try {
            for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
                Optional<Checkout> here = at(at);
                if (here.isPresent()) {
                    return here;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new SourceUnknownException(
                    "the checkout around " + FileNames.shown(folder) + " cannot be read: " + FileErrorReasons.reason(e),
                    e);
        }
    }

    /** The checkout whose top is this folder; empty where it is none. */
    static Optional<Checkout> at(Path folder) throws IOException, SourceUnknownException {
        Path place = folder.resolve(NAME);
        if (Files.isDirectory(place)) {
            // An empty folder of that name is no repository for git either.
            return Files.exists(place.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(new Checkout(folder, place))
                    : Optional.empty();
        }
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String link = RegularFile.text(place, LONGEST_LINK);
        if (!link.startsWith(LINK)) {
            throw new SourceUnknownException(place + " is neither a repository nor a file that points to one");
        }
        return Optional.of(new Checkout(
                folder, folder.resolve(link.substring(LINK.length()).stripTrailing())));
    }
}
