package dev.freestand.verifier.history;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.floor.SymbolFloor;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The oldest symbol versions, kernel and processor that a file runs with. A version is compared number by number. */
final class FloorChanges {

    private static final String LEVEL = "x86-64-v";

    private FloorChanges() {}

    static List<Change> of(FileReport before, FileReport after) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> prefixes = new TreeSet<>(before.symbolFloor().keySet());
        prefixes.addAll(after.symbolFloor().keySet());
        for (String prefix : prefixes) {
            String old = before.symbolFloor().get(prefix);
            String now = after.symbolFloor().get(prefix);
            // A prefix that is gone asks for nothing any more.
            add(changes, prefix, old, now, now != null && higher(old, now, SymbolFloor.order()));
        }
        String kernel = after.kernelFloor();
        add(
                changes,
                "kernel",
                before.kernelFloor(),
                kernel,
                kernel == null || higher(before.kernelFloor(), kernel, SymbolFloor.order()));
        String level = known(after.isaLevel());
        add(changes, "CPU", known(before.isaLevel()), level, level == null || higherLevel(before.isaLevel(), level));
        return changes;
    }

    private static void add(
            List<Change> changes, String what, @Nullable String before, @Nullable String after, boolean raised) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(ChangeKind.FLOOR, what, before, after, raised));
        }
    }

    /** Also where there was none; two that are no versions, and differ, cannot be distinguished, and that is no comfort. */
    private static boolean higher(@Nullable String before, String after, Comparator<String> order) {
        return before == null
                || order.compare(after, before) > 0
                || order.compare(after, "0") < 0
                || order.compare(before, "0") < 0;
    }

    private static boolean higherLevel(String before, String after) {
        boolean levels = before.startsWith(LEVEL) && after.startsWith(LEVEL);
        return !levels
                || higher(before.substring(LEVEL.length()), after.substring(LEVEL.length()), SymbolFloor.order());
    }

    private static @Nullable String known(String level) {
        return level.equals(ProcessorLevel.UNKNOWN) ? null : level;
    }
}
