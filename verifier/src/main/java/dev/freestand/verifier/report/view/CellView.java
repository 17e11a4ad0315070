package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;

/**
 * One cell of the grid.
 *
 * @param id from 1, in the proof's order
 * @param cell what is known of it
 * @param advice what to do
 */
public record CellView(int id, Cell cell, String advice) {

    /** Whether it fails, and that is what its evidence predicted: it passes, and is no success. */
    public static boolean failsAsPredicted(Cell cell) {
        return cell.outcome() == Outcome.PASS && cell.observed() == RunResult.FAILS;
    }

    /** The same of this cell. */
    public boolean expectedFailure() {
        return failsAsPredicted(cell);
    }

    /** Whether what was observed is what was predicted. */
    public boolean asPredicted() {
        return cell.predicted() == cell.observed();
    }
}
