package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.GlobPattern;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.policy.value.FileName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with somebody's project. Nothing in it is trusted: names are plain ones below it, no link is followed, and what is
 * read is short.
 *
 * @param root the folder, absolute
 */
record ProjectFolder(Path root) {

    /** Longest manifest, in bytes. */
    private static final int LONGEST = 1 << 20;

    /** Most entries of one folder that are looked at. */
    private static final int MOST = 10_000;

    /** Whether there is a regular file of that name, no link. */
    boolean has(String name) {
        return inside(name) && Files.isRegularFile(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether something of that name is there that is no regular file, such as a link. */
    boolean isOdd(String name) {
        return !has(name) && Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether there is a folder of that name, no link. */
    boolean hasFolder(String name) {
        return inside(name) && Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether no folder on the way is a link. */
    private boolean inside(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            return false;
        }
        for (Path at = path.getParent(); at != null && !at.equals(root); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text of a file that was seen to be there.
     *
     * @throws PipelineException if it is a link, longer than 1 MiB, no UTF-8, or cannot be read
     */
    String text(String name) throws PipelineException {
        try {
            byte[] bytes = RegularFile.bytesNoFollow(root.resolve(name), LONGEST);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(name, "it is not UTF-8 text");
        } catch (IOException e) {
            throw refused(name, FileErrorReasons.reason(e));
        }
    }

    /** Names in a folder below, in their order; those that are not text are left out. */
    List<String> names(String folder) throws PipelineException {
        if (!folder.isEmpty() && !hasFolder(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try {
            for (Path entry : Folders.list(root.resolve(folder))) {
                names.add(FileNames.text(FileNames.last(entry)));
            }
        } catch (IOException e) {
            throw refused(folder.isEmpty() ? "." : folder, FileErrorReasons.reason(e));
        }
        if (names.size() > MOST) {
            throw refused(folder.isEmpty() ? "." : folder, "it has more than " + MOST + " entries");
        }
        return names;
    }

    /**
     * Where a build put a program, relative to this folder: where it is usually, or, where it is not there after a build, the
     * only other place of a file of that name that can be executed.
     *
     * @param below the folder of the build
     * @param usual the program's usual place in it
     */
    String built(String below, String usual) throws PipelineException {
        String path = below + "/" + usual;
        if (has(path) || !hasFolder(below)) {
            return path;
        }
        Path name = Path.of(usual).getFileName();
        try {
            List<Path> found = Folders.walk(root.resolve(below)).stream()
                    .filter(one -> name.equals(one.getFileName())
                            && Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
                            && Files.isExecutable(one))
                    .toList();
            return found.size() == 1 ? FileNames.text(root.relativize(found.get(0))) : path;
        } catch (IOException e) {
            throw refused(below, FileErrorReasons.reason(e));
        }
    }

    /**
     * Folders that a path stands for, in which the last name may be a pattern, as in {@code crates/*}.
     *
     * @param manifest names the file in the error
     * @throws PipelineException if it leads out of this folder
     */
    List<String> folders(String pattern, String manifest) throws PipelineException {
        String plain = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        checkBelow(plain, manifest, "the folder");
        int slash = plain.lastIndexOf('/');
        String parent = slash < 0 ? "" : plain.substring(0, slash);
        if (!plain.contains("*")) {
            return hasFolder(plain) ? List.of(plain) : List.of();
        }
        if (parent.contains("*")) {
            return List.of();
        }
        GlobPattern last = GlobPattern.ofNames(plain.substring(slash + 1));
        String before = slash < 0 ? "" : parent + "/";
        return names(parent).stream()
                .filter(last::matches)
                .map(name -> before + name)
                .filter(this::hasFolder)
                .toList();
    }

    /** Refuses a path that leads out of this folder. */
    void checkBelow(String path, String manifest, String what) throws PipelineException {
        if (path.isEmpty()
                || path.startsWith("/")
                || List.of(path.split("/", -1)).contains("..")) {
            throw refused(
                    manifest,
                    what + " '" + path + "' leads out of " + FileNames.shown(root)
                            + "; run freestand init in a folder that contains everything");
        }
    }

    /**
     * A program's name that becomes part of paths.
     *
     * @throws PipelineException if it is not plain
     */
    static String plain(String name, String manifest) throws PipelineException {
        try {
            FileName.check(name);
            return name;
        } catch (IllegalArgumentException e) {
            throw refused(manifest, "the name of its program cannot be used: " + e.getMessage());
        }
    }

    /** What is wrong with a file of the project. */
    static PipelineException refused(String name, String reason) {
        return new PipelineException(ExitCode.USAGE, name + ": " + reason);
    }
}
