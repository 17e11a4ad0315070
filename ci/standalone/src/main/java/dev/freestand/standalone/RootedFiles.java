package dev.freestand.standalone;

import dev.freestand.core.name.RawText;
import dev.freestand.core.path.PathResolver;
import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import java.util.List;

/**
 * The files below some folder, as a process sees them whose root it is; see {@link PathResolver}.
 *
 * @param top that folder, without links
 */
record RootedFiles(FilePath top) implements FileTree {

    /** The name from inside of a file named from outside; as it stands where the file is not below the root. */
    String inside(FilePath real) {
        String path = real.text();
        String root = top.text();
        return holds(real) && root.length() > 1 ? path.equals(root) ? "/" : path.substring(root.length()) : path;
    }

    /** Whether a path without links is below the root. */
    boolean holds(FilePath real) {
        return top.holds(real);
    }

    @Override
    public Lookup resolve(String path) {
        try {
            PathResolver.Resolution found = PathResolver.resolve(path, this::look);
            List<String> names = found.names();
            return found.found()
                    ? new Lookup(
                            new Place(
                                    "/" + String.join("/", names),
                                    FileState.ofLink(host(names)).identity()),
                            "")
                    : Lookup.nowhere(found.outcome());
        } catch (FileFaultException e) {
            String reason = e.reason();
            return new Lookup(
                    null, e.error().code().equals("permission-denied") ? reason : "cannot be looked up: " + reason);
        } catch (IOException e) {
            return new Lookup(null, "cannot be looked up: " + e.getMessage());
        }
    }

    private PathResolver.Entry look(List<String> names, boolean last) throws IOException {
        FilePath path = host(names);
        try {
            FileState state = FileState.ofLink(path);
            if (state.isLink()) {
                return PathResolver.Entry.link(RawText.of(RealPath.target(path)));
            }
            return state.isFolder() ? PathResolver.Entry.DIRECTORY : PathResolver.Entry.OTHER;
        } catch (FileFaultException e) {
            if (e.error().code().equals("no-such-file")) {
                return PathResolver.Entry.ABSENT;
            }
            throw e;
        }
    }

    @Override
    public OpenFile open(Place place) throws IOException {
        try {
            return OpenedFile.open(host(place));
        } catch (FileFaultException e) {
            throw switch (e.error().code()) {
                case "not-a-regular-file" -> new NotOpenedException("not a regular file", false);
                case "permission-denied" -> new NotOpenedException("permission denied", true);
                case "no-such-file" -> new NotOpenedException("no such file", true);
                default -> e;
            };
        }
    }

    private FilePath host(List<String> names) {
        return names.isEmpty() ? top : top.child(RawText.bytes(String.join("/", names)));
    }

    /** The same place for this process. */
    private FilePath host(Place place) {
        return place.path().equals("/")
                ? top
                : top.child(RawText.bytes(place.path().substring(1)));
    }
}
