package dev.freestand.verifier.report.text;

import dev.freestand.verifier.tree.Attempt;
import dev.freestand.verifier.tree.LibraryTree;
import dev.freestand.verifier.tree.LoadedObject;
import dev.freestand.verifier.tree.Need;
import dev.freestand.verifier.tree.Status;
import dev.freestand.verifier.tree.Via;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code freestand inspect --tree} prints: who needs what, and how it was found. */
public final class TreeText {

    /** Deeper levels are shown no further to the right. */
    private static final int DEEPEST = 40;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, LoadedObject> objects = new HashMap<>();

    private TreeText() {}

    /** One block of lines, the file's name first. */
    public static String print(String name, LibraryTree tree) {
        TreeText text = new TreeText();
        text.all(name, tree);
        return text.out.toString();
    }

    private void all(String name, LibraryTree tree) {
        line(0, name);
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
        tree.notes().forEach(note -> line(1, "note: " + note));
        if (tree.problem() != null) {
            line(1, "INCOMPLETE: " + tree.problem());
        }
        List<Need> lost = tree.lost();
        if (!lost.isEmpty()) {
            line(
                    1,
                    lost.size() + (lost.size() == 1 ? " name is" : " names are")
                            + " not found: the program does not start");
        } else if (tree.loader() != null && tree.complete()) {
            int libraries = all.size() - 1;
            line(
                    1,
                    libraries + (libraries == 1 ? " library" : " libraries") + " found, none is missing ("
                            + tree.loader() + "'s rules)");
        }
    }

    private void children(int depth, LoadedObject object) {
        for (Need need : object.needs()) {
            need(depth, need, "");
            LoadedObject child = need.status() == Status.FOUND ? objects.get(need.path()) : null;
            if (child != null) {
                children(depth + 1, child);
            }
        }
    }

    private void need(int depth, Need need, String before) {
        String head = before + need.name();
        switch (need.status()) {
            case FOUND -> {
                String real =
                        need.realPath() == null || need.realPath().equals(need.path()) ? "" : " -> " + need.realPath();
                String path = need.name().equals(need.path()) ? "" : " => " + need.path();
                line(depth, head + path + real + "  [" + how(need) + "]");
            }
            case LOADED ->
                line(depth, head + "  [" + (need.via() == Via.INTERPRETER ? "the loader itself" : "above") + "]");
            case MISSING -> line(depth, head + " => MISSING");
            case REFUSED -> line(depth, head + " => REFUSED " + need.path());
        }
        for (Attempt attempt : need.tried()) {
            line(depth + 1, "tried " + attempt.path() + ": " + attempt.why());
        }
        need.notes().forEach(note -> line(depth + 1, "note: " + note));
    }

    private static String how(Need need) {
        Via via = need.via();
        if (via == null) {
            return "";
        }
        return switch (via) {
            case PATH -> "by its path";
            case RPATH, RUNPATH -> via.name() + " " + need.entry() + " of " + need.of();
            case LIBRARY_PATH -> "LD_LIBRARY_PATH " + need.entry();
            case CONF -> String.valueOf(need.of());
            case DEFAULT -> "default folder";
            case LOADED, INTERPRETER -> via.label();
        };
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(Math.min(depth, DEEPEST)))
                .append(Printable.of(text).replace('\n', ' '))
                .append('\n');
    }
}
