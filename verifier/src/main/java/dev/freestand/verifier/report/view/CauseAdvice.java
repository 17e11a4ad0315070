package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;

/** What to do about a cell, by the cause that its proof names. */
final class CauseAdvice {

    private CauseAdvice() {}

    /** What to do about a cell, as a sentence. */
    static String of(Cell cell, CellState state) {
        String cause = cell.cause();
        String fix = cause == null ? "" : Cause.of(cause).map(Cause::fix).orElse("");
        if (state == CellState.NOT_RUN) {
            return "Nothing has to be done: it is not required. The message says what kept it from being run.";
        }
        if (state == CellState.INCONCLUSIVE) {
            return "Nothing is established here. Fix what the message names, then run freestand verify again.";
        }
        if (state == CellState.FAILS_AS_PREDICTED) {
            return "Nothing: it fails as predicted from its evidence."
                    + (fix.isEmpty() ? "" : " To have it run here: " + fix + ".");
        }
        if (state == CellState.RUNS) {
            return "Nothing.";
        }
        if (fix.isEmpty()) {
            return "No advice is known for this cause. What was seen is in the message and in the behaviours.";
        }
        return Character.toUpperCase(fix.charAt(0)) + fix.substring(1) + ".";
    }
}
