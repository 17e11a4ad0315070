package dev.freestand.verifier.report.view;

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

    /** Whether a reader has to look at any of its cells. */
    public boolean bad() {
        return columns.stream()
                .flatMap(List::stream)
                .anyMatch(cell -> cell.state().bad());
    }
}
