package dev.freestand.verifier.tree;

import dev.freestand.core.path.PathResolver;
import dev.freestand.core.tree.FileTree;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files below some folder, as a process sees them whose root it is; see {@link PathResolver}.
 */
final class RootFileTree implements FileTree {

    private final Path top;
    /** A folder that is there though the disk does not have it; null for none. */
    private final @Nullable String given;

    private RootFileTree(Path top, @Nullable String given) {
        this.top = top;
        this.given = given;
    }

    static RootFileTree of(Path folder) throws IOException {
        return new RootFileTree(folder.toRealPath(), null);
    }

    /** The same with one folder more, which is empty where it is not there: {@code ..} leads out of it again. */
    RootFileTree with(String folder) {
        return new RootFileTree(top, folder);
    }

    /** The name from inside of a file named from outside; as it stands where the file is not below the root. */
    String inside(Path real) {
        return real.startsWith(top) ? "/" + FileNames.text(top.relativize(real)) : FileNames.text(real);
    }

    boolean holds(Path real) {
        return real.startsWith(top);
    }

    @Override
    public Lookup resolve(String path) {
        try {
            return follow(path);
        } catch (AccessDeniedException e) {
            return new Lookup(null, "permission denied");
        } catch (InvalidPathException e) {
            return new Lookup(null, "no path in this character set");
        } catch (IOException e) {
            return new Lookup(null, "cannot be looked up: " + FileErrorReasons.reason(e));
        }
    }

    private Lookup follow(String path) throws IOException {
        PathResolver.Resolution found = PathResolver.resolve(path, this::look);
        List<String> names = found.names();
        return found.found()
                ? new Lookup(new Place("/" + String.join("/", names), identity(names)), "")
                : Lookup.nowhere(found.outcome());
    }

    private PathResolver.Entry look(List<String> names, boolean last) throws IOException {
        return !last && isGiven(names) ? PathResolver.Entry.DIRECTORY : Folders.entry(host(names));
    }

    /** Whether these names are those of the given folder, or lead to it. */
    private boolean isGiven(List<String> names) {
        return given != null && (given + "/").startsWith("/" + String.join("/", names) + "/");
    }

    private Object identity(List<String> names) throws IOException {
        Object key = isGiven(names)
                ? null
                : Files.readAttributes(host(names), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey();
        return key == null ? "/" + String.join("/", names) : key;
    }

    private Path host(List<String> names) {
        return names.isEmpty() ? top : top.resolve(FileNames.ofText(String.join("/", names)));
    }

    /** The same place for this process. */
    private Path host(Place place) {
        return top.resolve(FileNames.ofText(place.path().substring(1)));
    }

    @Override
    public OpenFile open(Place place) throws IOException {
        try {
            return FileSource.open(host(place));
        } catch (NotRegularFileException e) {
            throw new NotOpenedException("not a regular file", false);
        } catch (AccessDeniedException e) {
            throw new NotOpenedException("permission denied", true);
        } catch (NoSuchFileException e) {
            throw new NotOpenedException("no such file", true);
        }
    }
}
