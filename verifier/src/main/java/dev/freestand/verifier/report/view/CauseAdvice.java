package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;

/** What to do about a cell, by the cause that its proof names. */
public final class CauseAdvice {

    private CauseAdvice() {}

    /** What to do about a cell, as a sentence. */
    public static String of(Cell cell) {
        String cause = cell.cause();
        String fix = cause == null ? "" : Cause.of(cause).map(Cause::fix).orElse("");
        if (cell.outcome() == Outcome.INCONCLUSIVE) {
            return "Nothing is established here. Fix what the message names, then run freestand verify again.";
        }
        if (cell.outcome() == Outcome.PASS && cell.observed() == RunResult.FAILS) {
            return "Nothing: it fails as predicted from its evidence."
                    + (fix.isEmpty() ? "" : " To have it run here: " + fix + ".");
        }
        if (cell.outcome() == Outcome.PASS || cell.outcome() == Outcome.NOT_APPLICABLE) {
            return "Nothing.";
        }
        if (fix.isEmpty()) {
            return "No advice is known for this cause. What was seen is in the message and in the behaviours.";
        }
        return Character.toUpperCase(fix.charAt(0)) + fix.substring(1) + ".";
    }
}
