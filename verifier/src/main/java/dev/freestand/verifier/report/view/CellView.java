package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;

/**
 * One cell of the grid.
 *
 * @param id from 1, in the proof's order
 * @param cell what is known of it
 * @param state how it ended
 * @param advice what to do
 */
public record CellView(int id, Cell cell, CellState state, String advice) {

    static CellView of(int id, Cell cell, RunsOnPromises promises) {
        CellState state = CellState.of(cell, promises.cover(cell));
        return new CellView(id, cell, state, CauseAdvice.of(cell, state));
    }

    /** Whether what was observed is what was predicted. */
    public boolean asPredicted() {
        return cell.predicted() == cell.observed();
    }
}
