package dev.freestand.verifier.tree;

import dev.freestand.core.tree.FileTree;
import dev.freestand.core.tree.TreeLimits;
import dev.freestand.verifier.file.FileFaults;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file system as a process sees it whose root is some folder: absolute links start at that folder again, and
 * {@code ..} ends there, so that no name leads outside. Links are therefore followed here and never by the system.
 */
final class RootFs implements FileTree {

    private final Path top;
    /** A folder that is there though the disk does not have it; null for none. */
    private final @Nullable String given;

    private RootFs(Path top, @Nullable String given) {
        this.top = top;
        this.given = given;
    }

    static RootFs of(Path folder) throws IOException {
        return new RootFs(folder.toRealPath(), null);
    }

    /** The same with one folder more, which is empty where it is not there: {@code ..} leads out of it again. */
    RootFs with(String folder) {
        return new RootFs(top, folder);
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
        if (path.length() > TreeLimits.PATH_LENGTH) {
            return new Lookup(null, "the path is too long");
        }
        try {
            return follow(path);
        } catch (NoSuchFileException e) {
            return new Lookup(null, "no such file");
        } catch (AccessDeniedException e) {
            return new Lookup(null, "permission denied");
        } catch (InvalidPathException e) {
            return new Lookup(null, "no path in this character set");
        } catch (IOException e) {
            return new Lookup(null, "cannot be looked up: " + FileFaults.reason(e));
        }
    }

    @Override
    public List<String> list(String folder, int most) {
        Place place = resolve(folder).place();
        List<String> names = new ArrayList<>();
        if (place == null || !Files.isDirectory(host(place), LinkOption.NOFOLLOW_LINKS)) {
            return names;
        }
        try (DirectoryStream<Path> entries = Folders.open(host(place))) {
            for (Path entry : entries) {
                if (names.size() >= most) {
                    break;
                }
                names.add(FileNames.text(Objects.requireNonNull(entry.getFileName())));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // A folder that cannot be listed holds nothing for the loader's tools either.
            return List.of();
        }
        names.sort(null);
        return names;
    }

    private Lookup follow(String path) throws IOException {
        Deque<String> todo = new ArrayDeque<>(List.of(path.split("/")));
        List<String> done = new ArrayList<>();
        int links = 0;
        while (!todo.isEmpty()) {
            String name = todo.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(name);
            if (given != null && !todo.isEmpty() && (given + "/").startsWith("/" + String.join("/", done) + "/")) {
                continue;
            }
            Path host = host(done);
            BasicFileAttributes found =
                    Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                if (++links > TreeLimits.LINKS) {
                    return new Lookup(null, "too many symbolic links");
                }
                String target = FileNames.text(Files.readSymbolicLink(host));
                done.remove(done.size() - 1);
                if (target.startsWith("/")) {
                    done.clear();
                }
                String[] parts = target.split("/");
                for (int i = parts.length - 1; i >= 0; i--) {
                    todo.push(parts[i]);
                }
            } else if (!todo.isEmpty() && !found.isDirectory()) {
                return new Lookup(null, "no such file");
            }
        }
        String inside = "/" + String.join("/", done);
        Object key = given != null && (given + "/").startsWith(inside + "/")
                ? null
                : Files.readAttributes(host(done), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey();
        return new Lookup(new Place(inside, key == null ? inside : key), "");
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
