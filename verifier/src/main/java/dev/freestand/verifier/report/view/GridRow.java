package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One environment in the portability grid.
 *
 * @param environment its name
 * @param known what the proof contains about it; null for nothing
 * @param columns the cells of each variant, in the variants' order; none where it was not run there
 */
public record GridRow(String environment, @Nullable EnvironmentRecord known, List<List<CellView>> columns) {

    public List<Cell> cells() {
        return columns.stream().flatMap(List::stream).map(CellView::cell).toList();
    }

    /** Whether any of its cells failed or could not be established. */
    public boolean bad() {
        return cells().stream().anyMatch(cell -> !cell.outcome().acceptable());
    }
}
