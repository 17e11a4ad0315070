package dev.freestand.cli.pack;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.GlobPattern;
import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files that a configuration chooses by glob patterns, and the place of each. Only regular files with plain names,
 * reached without any symbolic link: what is shipped lies where the configuration says, and is what it looks like.
 */
public final class ChosenFiles {

    /** Most files of one pattern. */
    private static final int MOST_FILES = 10_000;

    /** Longest file, in bytes: texts go along, not data. */
    private static final int LONGEST = 64 << 20;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+@-]{0,199}");

    private final Path root;

    private ChosenFiles(Path root) {
        this.root = root;
    }

    /**
     * Every chosen file, by its place.
     *
     * @param root the folder that patterns are relative to
     * @param chosen patterns by place: a folder with '/' at its end, or the path of one file
     * @throws PackException if a pattern matches nothing, or anything but a regular file with a plain name; if two files
     *     have one place
     */
    public static SortedMap<String, Path> find(Path root, Map<String, List<String>> chosen)
            throws PackException, IOException {
        ChosenFiles files = new ChosenFiles(root.toRealPath());
        SortedMap<String, Path> found = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry : chosen.entrySet()) {
            files.place(entry.getKey(), entry.getValue(), found);
        }
        return found;
    }

    /**
     * The bytes of a file that was found.
     *
     * @throws IOException also if it has become a symbolic link, or is longer than 64 MiB
     */
    public static byte[] read(Path file) throws IOException {
        try {
            return RegularFile.bytesNoFollow(file, LONGEST);
        } catch (FileTooLongException e) {
            throw new IOException(
                    FileNames.shown(file) + " is longer than " + (LONGEST >> 20) + " MiB, the most that can be"
                            + " shipped along",
                    e);
        }
    }

    private void place(String place, List<String> patterns, SortedMap<String, Path> found) throws PackException {
        SortedSet<Path> files = new TreeSet<>();
        for (String pattern : patterns) {
            files.addAll(matches(place, pattern));
        }
        boolean folder = place.endsWith("/");
        if (!folder && files.size() > 1) {
            throw new PackException(place + " is one file, and " + files.size() + " are chosen for it: "
                    + files.first() + ", " + files.last() + (files.size() > 2 ? ", ..." : "")
                    + "\nWrite " + place + "/ for a folder that holds them all.");
        }
        for (Path file : files) {
            String where = folder ? place + file.getFileName() : place;
            Path other = found.put(where, root.resolve(file));
            if (other != null) {
                throw new PackException(where + ": two files are chosen: " + FileNames.shown(root.relativize(other))
                        + " and " + FileNames.shown(file));
            }
        }
    }

    private List<Path> matches(String place, String pattern) throws PackException {
        List<Path> matches;
        try {
            matches = search(pattern);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new PackException(place + ": the files of '" + pattern + "' cannot be found: " + e, e);
        }
        if (matches.isEmpty()) {
            throw new PackException(place + ": '" + pattern + "' matches no file below " + FileNames.shown(root)
                    + "; is there an earlier step that creates it?");
        }
        if (matches.size() > MOST_FILES) {
            throw new PackException(place + ": '" + pattern + "' matches more than " + MOST_FILES + " files");
        }
        for (Path match : matches) {
            if (!Files.isRegularFile(root.resolve(match), LinkOption.NOFOLLOW_LINKS)) {
                throw new PackException(place + ": " + match + " is not a regular file"
                        + (Files.isSymbolicLink(root.resolve(match)) ? " but a symbolic link" : ""));
            }
            if (!PLAIN.matcher(String.valueOf(match.getFileName())).matches()) {
                throw new PackException(place + ": the name of " + match
                        + " is not valid: expected letters, digits, '.', '_', '+', '@' and '-', beginning with one"
                        + " of the first"
                        + " two or '_'");
            }
        }
        return matches;
    }

    /** Everything that matches but folders, relative to the root. */
    private List<Path> search(String pattern) throws IOException {
        GlobPattern glob = GlobPattern.ofPaths(pattern);
        Path start = root.resolve(glob.fixedPart());
        if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Path parent = start.equals(root) ? root : start.getParent();
        if (parent == null || !parent.toRealPath().equals(parent)) {
            throw new IOException(parent + " is, or is reached by, a symbolic link");
        }
        if (!start.equals(root) && Files.isSymbolicLink(start) && !pattern.equals(glob.fixedPart())) {
            throw new IOException(start + " is a symbolic link");
        }
        return Folders.walk(start).stream()
                .filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                .map(root::relativize)
                .filter(path -> glob.matches(FileNames.word(path)))
                .limit(MOST_FILES + 1L)
                .toList();
    }
}
