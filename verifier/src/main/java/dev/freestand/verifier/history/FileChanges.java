package dev.freestand.verifier.history;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a file is linked, which libraries it needs, and what it may still require from its host. */
final class FileChanges {

    private FileChanges() {}

    /** Another linkage, C library, interpreter or machine is for the worse whichever it is: what was proved was another file. */
    static List<Change> linkage(FileReport before, FileReport after) {
        List<Change> changes = new ArrayList<>();
        linkage(changes, "linkage", before.linkage().label(), after.linkage().label(), true);
        linkage(
                changes,
                "libc",
                before.libc().flavour().label(),
                after.libc().flavour().label(),
                true);
        linkage(changes, "libc version", before.libc().version(), after.libc().version(), false);
        linkage(changes, "interpreter", before.interpreter(), after.interpreter(), true);
        linkage(changes, "machine", before.machine(), after.machine(), true);
        linkage(changes, "stripped", word(before.stripped()), word(after.stripped()), false);
        return changes;
    }

    private static void linkage(
            List<Change> changes, String what, @Nullable String before, @Nullable String after, boolean worse) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(ChangeKind.LINKAGE, what, before, after, worse));
        }
    }

    private static @Nullable String word(@Nullable Boolean value) {
        return value == null ? null : value ? "yes" : "no";
    }

    static List<Change> needed(FileReport before, FileReport after) {
        List<Change> changes = new ArrayList<>();
        Set<String> old = new LinkedHashSet<>(before.needed());
        Set<String> now = new LinkedHashSet<>(after.needed());
        now.stream()
                .filter(name -> !old.contains(name))
                .forEach(name -> changes.add(new Change(ChangeKind.NEEDED, name, null, "needed", true)));
        old.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> changes.add(new Change(ChangeKind.NEEDED, name, "needed", null, false)));
        return changes;
    }

    static List<Change> hazards(FileReport before, FileReport after) {
        List<Change> changes = new ArrayList<>();
        String searched = word(before.hazardSearch());
        String search = word(after.hazardSearch());
        if (!Objects.equals(searched, search)) {
            // Where it was established that there is no more, and is not any more, there may be more.
            boolean worse =
                    before.hazardSearch() != null && before.hazardSearch().conclusive() && after.hazardSearch() != null;
            changes.add(new Change(ChangeKind.HAZARD, "search", searched, search, worse));
        }
        Map<String, Hazard> old = byWord(before);
        Map<String, Hazard> now = byWord(after);
        now.forEach((word, hazard) -> {
            Hazard earlier = old.get(word);
            if (earlier == null || earlier.weak() != hazard.weak()) {
                // A text in the file proves no use.
                changes.add(new Change(ChangeKind.HAZARD, word, evidence(earlier), evidence(hazard), !hazard.weak()));
            }
        });
        old.forEach((word, hazard) -> {
            if (!now.containsKey(word)) {
                changes.add(new Change(ChangeKind.HAZARD, word, evidence(hazard), null, false));
            }
        });
        return changes;
    }

    private static @Nullable String word(@Nullable HazardSearch search) {
        return search == null ? null : search.conclusive() ? "conclusive" : "not conclusive";
    }

    private static @Nullable String evidence(@Nullable Hazard hazard) {
        return hazard == null ? null : hazard.evidence() + (hazard.weak() ? " (weak)" : "");
    }

    /** By rule and word; the best evidence of several counts. */
    private static Map<String, Hazard> byWord(FileReport file) {
        Map<String, Hazard> hazards = new TreeMap<>();
        List<Hazard> all = file.hazards();
        if (all != null) {
            all.forEach(one ->
                    hazards.merge(one.rule() + " " + one.what(), one, (first, other) -> first.weak() ? other : first));
        }
        return hazards;
    }
}
