package dev.freestand.containers.image.layer;

import dev.freestand.core.path.PathResolver;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that layers are unpacked into. Links on the way are followed as by a process whose root it is, so that nothing
 * outside is reached; see {@link PathResolver}.
 */
public final class UnpackFolder {

    public static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path root;

    /** A tree with this root, which exists and is no link. */
    public UnpackFolder(Path root) {
        this.root = root;
    }

    /** Where this name is, in its folder; the folder is made if need be. */
    Path place(List<String> path) throws IOException {
        if (path.isEmpty()) {
            return root;
        }
        Path place = Objects.requireNonNull(folder(parent(path), true)).resolve(path.get(path.size() - 1));
        expectRoomFor(place);
        return place;
    }

    /** Where this name is or would be; null where its folder is not there. */
    @Nullable
    Path find(List<String> path) throws IOException {
        if (path.isEmpty()) {
            return root;
        }
        Path folder = folder(parent(path), false);
        return folder == null ? null : folder.resolve(path.get(path.size() - 1));
    }

    /** What is there, a link being a link; null where nothing is. */
    static @Nullable BasicFileAttributes look(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private @Nullable Path folder(List<String> path, boolean make) throws IOException {
        PathResolver.Resolution found = PathResolver.resolve(
                // The slash behind it marks a folder.
                String.join("/", path) + "/", (names, last) -> make ? lookOrMake(names) : Folders.entry(host(names)));
        return switch (found.outcome()) {
            case FOUND -> host(found.names());
            case TOO_MANY_LINKS ->
                throw new NotATreeException("leads through more than " + PathResolver.MOST_LINKS + " links");
            case TOO_LONG -> throw new NotATreeException("is longer than a path can be");
            case ABSENT, NOT_A_DIRECTORY -> {
                if (make) {
                    throw new NotATreeException("needs a folder where a file exists");
                }
                yield null;
            }
        };
    }

    private PathResolver.Entry lookOrMake(List<String> names) throws IOException {
        Path place = host(names);
        PathResolver.Entry there = Folders.entry(place);
        if (there.kind() != PathResolver.Kind.ABSENT) {
            return there;
        }
        expectRoomFor(place);
        Files.createDirectory(place);
        Files.setPosixFilePermissions(place, FOLDER_MODE);
        return PathResolver.Entry.DIRECTORY;
    }

    private Path host(List<String> names) {
        return root.resolve(String.join("/", names));
    }

    /** Links can lead deeper than any name may: what is too deep could not be removed again. */
    private void expectRoomFor(Path path) throws NotATreeException {
        if (path.getNameCount() - root.getNameCount() > EntryName.DEEPEST) {
            throw new NotATreeException("is more than " + EntryName.DEEPEST + " folders deep");
        }
        if (EntryName.bytes(path.toString()) > EntryName.LONGEST_PATH) {
            throw new NotATreeException("is longer than a path can be");
        }
    }

    private static List<String> parent(List<String> path) {
        return path.subList(0, path.size() - 1);
    }

    /** The archive asks for something that no tree can have; the message is the end of a sentence. */
    public static final class NotATreeException extends IOException {

        private static final long serialVersionUID = 1L;

        NotATreeException(String message) {
            super(message);
        }
    }
}
