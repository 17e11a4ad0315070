package dev.freestand.core.text;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.tree.DlopenLibrary;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.LoadedObject;
import dev.freestand.core.tree.MissingVersion;
import dev.freestand.core.tree.NeededLibrary;
import dev.freestand.core.tree.RejectedPath;
import dev.freestand.core.tree.ResolutionSource;
import dev.freestand.core.tree.ResolutionStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code freestand inspect --tree} prints: who needs what, and how it was found. */
public final class TreeText {

    /** Deeper levels are shown no further to the right. */
    private static final int DEEPEST = 40;

    private final TextPage page;
    private final Map<String, LoadedObject> objects = new HashMap<>();

    private TreeText(TextPage page) {
        this.page = page;
    }

    /** One block of lines, the file's name first. */
    public static String print(String name, LibraryTree tree, ColourMode paint) {
        TextPage page = new TextPage(paint);
        new TreeText(page).all(name, tree);
        return page.toString();
    }

    private void all(String name, LibraryTree tree) {
        page.put(TextStyle.BOLD, name).end();
        if (tree.interpreter() != null) {
            need(1, tree.interpreter(), "interpreter ");
        }
        if (tree.loader() == null && tree.complete()) {
            line(1, "loads nothing: it names no interpreter and needs no library");
        }
        List<LoadedObject> all = tree.objects();
        all.forEach(object -> objects.putIfAbsent(object.path(), object));
        if (!all.isEmpty()) {
            children(1, all.get(0));
        }
        tree.opens().forEach(this::opened);
        tree.notes().forEach(note -> line(1, "note: " + note));
        if (tree.problem() != null) {
            at(1).put(TextStyle.of(Outcome.INCONCLUSIVE), "INCOMPLETE")
                    .put(": " + tree.problem())
                    .end();
        }
        for (MissingVersion missing : tree.missingVersions()) {
            version(missing);
        }
        for (String refusal : tree.refusals()) {
            at(1).put(TextStyle.RED, "REFUSED").put(": " + refusal).end();
        }
        ending(tree);
    }

    private void ending(LibraryTree tree) {
        int lost = tree.lost().size();
        int versions = tree.missingVersions().size();
        int depends = tree.conditional().size();
        if (lost > 0) {
            String names = lost + (lost == 1 ? " name is" : " names are");
            at(1).put(TextStyle.RED, names + " not found: the program does not start")
                    .end();
        } else if (versions > 0) {
            String words = versions + (versions == 1 ? " symbol version is" : " symbol versions are");
            at(1).put(TextStyle.RED, words + " missing: the program does not start")
                    .end();
        } else if (!tree.refusals().isEmpty()) {
            at(1).put(TextStyle.RED, "nothing is missing, and the program does not start")
                    .end();
        } else if (depends > 0) {
            String names = depends + (depends == 1 ? " name is" : " names are");
            at(1).put(TextStyle.of(Outcome.INCONCLUSIVE), "DEPENDS ON THE PROCESSOR")
                    .put(": " + names + " found on some only")
                    .end();
        } else if (tree.loader() != null && tree.complete()) {
            int libraries = tree.objects().size() - 1;
            line(
                    1,
                    libraries + (libraries == 1 ? " library" : " libraries") + " found, none is missing ("
                            + tree.loader() + "'s rules)");
        }
        long missed = tree.opens().stream().filter(DlopenLibrary::missed).count();
        if (missed > 0) {
            String words = missed + (missed == 1 ? " library is" : " libraries are");
            at(1).put(TextStyle.RED, words + " missing that the program says it does not work without")
                    .end();
        }
    }

    private void version(MissingVersion missing) {
        String where = missing.path() == null ? ", which is not loaded" : " => " + missing.path();
        at(1).put(missing.library() + where + ": version " + missing.version() + " => ")
                .put(TextStyle.RED, "MISSING")
                .put(" (needed by " + missing.object()
                        + (missing.newest() == null ? "" : "; the newest there is " + missing.newest()) + ")")
                .end();
    }

    private void opened(DlopenLibrary library) {
        need(1, library.need(), "opens by itself, " + library.entry().priority() + ": ");
    }

    private void children(int depth, LoadedObject object) {
        for (NeededLibrary need : object.needs()) {
            need(depth, need, "");
            LoadedObject child = need.status() == ResolutionStatus.FOUND ? objects.get(need.path()) : null;
            if (child != null) {
                children(depth + 1, child);
            }
        }
    }

    private void need(int depth, NeededLibrary need, String before) {
        String tag = need.kind() == NeededLibrary.Kind.FILTER || need.kind() == NeededLibrary.Kind.AUXILIARY
                ? need.kind().label() + " "
                : "";
        String head = before + tag + need.name();
        switch (need.status()) {
            case FOUND -> {
                String real =
                        need.realPath() == null || need.realPath().equals(need.path()) ? "" : " -> " + need.realPath();
                String path = need.name().equals(need.path()) ? "" : " => " + need.path();
                at(depth)
                        .put(head + path + real)
                        .put(TextStyle.DIM, "  [" + how(need) + "]")
                        .end();
            }
            case LOADED -> {
                String where = need.via() == ResolutionSource.INTERPRETER ? "the loader itself" : "above";
                at(depth).put(head).put(TextStyle.DIM, "  [" + where + "]").end();
            }
            case MISSING ->
                at(depth)
                        .put(head + " => ")
                        .put(need.fatal() ? TextStyle.RED : TextStyle.YELLOW, "MISSING")
                        .put(need.kind() == NeededLibrary.Kind.AUXILIARY ? "  [the program starts without it]" : "")
                        .end();
            case CONDITIONAL -> {
                at(depth).put(head + " => ").put(TextStyle.of(Outcome.INCONCLUSIVE), "ON SOME PROCESSORS");
                page.put(" " + need.path()).end();
            }
            case REFUSED -> {
                at(depth).put(head + " => ").put(TextStyle.RED, "REFUSED").put(" " + need.path());
                page.end();
            }
        }
        for (RejectedPath attempt : need.tried()) {
            at(depth + 1)
                    .put(TextStyle.DIM, "tried " + attempt.path() + ": " + attempt.why())
                    .end();
        }
        need.caveats()
                .forEach(caveat -> at(depth + 1)
                        .put(TextStyle.YELLOW, "caveat")
                        .put(": " + caveat)
                        .end());
        need.notes().forEach(note -> line(depth + 1, "note: " + note));
    }

    private static String how(NeededLibrary need) {
        ResolutionSource via = need.via();
        if (via == null) {
            return "";
        }
        return switch (via) {
            case PATH -> "by its path";
            case RPATH, RUNPATH -> via.name() + " " + need.entry() + " of " + need.of();
            case LIBRARY_PATH -> "LD_LIBRARY_PATH " + need.entry();
            case CACHE, CONF -> String.valueOf(need.of());
            case DEFAULT -> "default folder";
            case LOADED, INTERPRETER -> via.label();
        };
    }

    private void line(int depth, String text) {
        at(depth).put(text).end();
    }

    private TextPage at(int depth) {
        return page.to(2 * Math.min(depth, DEEPEST));
    }
}
