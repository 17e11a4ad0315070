package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;

/**
 * One cell of the grid.
 *
 * @param id from 1, in the proof's order
 * @param cell what is known of it
 * @param advice what to do
 */
public record CellView(int id, Cell cell, String advice) {

    /** Whether what was observed is what was predicted. */
    public boolean foretold() {
        return cell.predicted() == cell.observed();
    }
}
