package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arranges cells: environments by variants. */
final class Grid {

    private Grid() {}

    /** One row per environment, in the order of their first cells. One pass: a proof can hold many thousands of cells. */
    static List<GridRow> rows(Proof proof) {
        Map<String, Integer> columns = new HashMap<>();
        proof.variants().forEach(variant -> columns.putIfAbsent(variant.name(), columns.size()));
        Map<String, EnvironmentRecord> known = new HashMap<>();
        proof.environments().forEach(one -> known.putIfAbsent(one.name(), one));
        Map<String, List<List<CellView>>> rows = new LinkedHashMap<>();
        RunsOnPromises promises = RunsOnPromises.of(proof);
        int id = 0;
        for (Cell cell : proof.cells()) {
            id++;
            Integer column = columns.get(cell.variant());
            List<List<CellView>> row = rows.computeIfAbsent(
                    cell.environment(), name -> empty(proof.variants().size()));
            if (column != null) {
                row.get(column).add(CellView.of(id, cell, promises));
            }
        }
        return rows.entrySet().stream()
                .map(row -> new GridRow(row.getKey(), known.get(row.getKey()), row.getValue()))
                .toList();
    }

    private static List<List<CellView>> empty(int columns) {
        List<List<CellView>> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            row.add(new ArrayList<>());
        }
        return row;
    }

    /** The same by what the environments are there to show. */
    static List<GridGroup> groups(List<GridRow> rows) {
        Map<String, List<GridRow>> groups = new LinkedHashMap<>();
        for (GridRow row : rows) {
            EnvironmentRecord known = row.known();
            groups.computeIfAbsent(title(known == null ? null : known.kind()), title -> new ArrayList<>())
                    .add(row);
        }
        return groups.entrySet().stream()
                .map(group -> new GridGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static String title(@Nullable EnvironmentKind kind) {
        if (kind == null) {
            return "Environments";
        }
        return switch (kind) {
            case DISTRIBUTION -> "Distributions";
            case HOSTILE -> "Hostile conditions";
            case CPU -> "Processors";
            case MACHINE -> "Other machines";
            case KERNEL -> "Kernels";
        };
    }
}
