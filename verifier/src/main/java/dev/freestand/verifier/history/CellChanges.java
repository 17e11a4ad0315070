package dev.freestand.verifier.history;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Environments in which a variant runs no longer, or runs now. One in which it was not run is lost as well. */
final class CellChanges {

    private static final String RUNS = "runs";

    private CellChanges() {}

    static List<Change> of(String variant, List<Cell> before, List<Cell> after) {
        Map<String, Cell> old = byEnvironment(variant, before);
        Map<String, Cell> now = byEnvironment(variant, after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            String earlier = describe(old.get(name));
            String later = describe(now.get(name));
            if (!Objects.equals(earlier, later)) {
                boolean lost = RUNS.equals(earlier);
                changes.add(new Change(ChangeKind.ENVIRONMENT, name, earlier, later, lost));
            }
        }
        return changes;
    }

    private static Map<String, Cell> byEnvironment(String variant, List<Cell> cells) {
        Map<String, Cell> found = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> cell.variant().equals(variant))
                .forEach(cell -> found.put(cell.environment(), cell));
        return found;
    }

    private static @Nullable String describe(@Nullable Cell cell) {
        if (cell == null) {
            return null;
        }
        if (cell.observed() == RunResult.RUNS && cell.outcome() == Outcome.PASS) {
            return RUNS;
        }
        String cause = cell.cause() == null ? "" : ", " + cell.cause();
        if (cell.outcome() == Outcome.PASS) {
            return "fails as predicted" + cause;
        }
        String outcome = cell.outcome().toString().toLowerCase(Locale.ROOT);
        return (cell.outcome() == Outcome.FAIL ? "fails" : outcome) + cause;
    }
}
