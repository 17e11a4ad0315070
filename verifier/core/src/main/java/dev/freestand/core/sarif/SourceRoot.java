package dev.freestand.core.sarif;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the URIs of a log count from: the root of the repository, since code scanning finds files by their path from there.
 * Found by the {@code .git} that lies in it, without asking git; where there is none, it is the folder that paths are
 * relative to.
 *
 * @param root the root, absolute; null where it is not known, as for a proof from another machine
 * @param folder the folder that paths are relative to, from the root, with {@code /} between names; empty where it is the
 *     root
 */
public record SourceRoot(@Nullable String root, String folder) {

    /** How a log names the root; where it lies is left to the reader, so that the same log comes out on every machine. */
    static final String NAME = "SRCROOT";

    private static final String GIT = "/.git";

    /**
     * The root of the repository that a folder is in.
     *
     * @param folder absolute, without dots; names are as records hold them
     * @param present whether there is something at an absolute path, be it a link that leads nowhere
     */
    public static SourceRoot of(String folder, Predicate<String> present) {
        String root = folder;
        while (true) {
            // A folder; in a worktree or a submodule, a file.
            String above = root.equals("/") ? "" : root;
            if (present.test(above + GIT)) {
                return new SourceRoot(root, root.equals(folder) ? "" : folder.substring(above.length() + 1));
            }
            if (above.isEmpty()) {
                return new SourceRoot(folder, "");
            }
            root = above.substring(0, Math.max(1, above.lastIndexOf('/')));
        }
    }

    /** That of a proof, whose paths are relative to the folder of its {@code freestand.yaml}. */
    public static SourceRoot ofProof(String folder) {
        return new SourceRoot(null, folder);
    }

    /** Where a file is. One that is not below the root is named by its whole path as far as that is known. */
    SarifLog.Location locate(String file) {
        // Names in a report may be none of this machine: they are taken apart as text.
        String path = normal(file.startsWith("/") || folder.isEmpty() ? file : folder + "/" + file);
        String top = root;
        if (path.startsWith("../") && top != null) {
            path = normal(top + "/" + path);
        }
        if (top != null && path.startsWith(top.endsWith("/") ? top : top + "/")) {
            path = path.substring(top.endsWith("/") ? top.length() : top.length() + 1);
        }
        boolean below = !path.startsWith("/") && !path.startsWith("../");
        return new SarifLog.Location(UriReference.of(path), below ? NAME : null);
    }

    /** Without {@code .} and, as far as it can be distinguished from the text alone, {@code ..}. */
    private static String normal(String path) {
        boolean absolute = path.startsWith("/");
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            boolean up = name.equals("..");
            if (up && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(up && absolute)) {
                names.addLast(name);
            }
        }
        return (absolute ? "/" : "") + String.join("/", names);
    }
}
