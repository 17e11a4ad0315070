package dev.freestand.core.proof;

import dev.freestand.core.facts.Outcome;
import java.util.List;

/** What the parts of a proof add up to. */
public final class Verdicts {

    private Verdicts() {}

    /**
     * {@code FAIL} where any check or required cell failed, else {@code INCONCLUSIVE} where one could not be established, or
     * where there is no check, or no required cell; else {@code PASS}.
     *
     * @param checks the outcomes of all checks
     * @param requiredCells the outcomes of the cells in environments that policy requires
     */
    public static Outcome of(List<Outcome> checks, List<Outcome> requiredCells) {
        if (checks.contains(Outcome.FAIL) || requiredCells.contains(Outcome.FAIL)) {
            return Outcome.FAIL;
        }
        boolean open = checks.isEmpty()
                || requiredCells.isEmpty()
                || checks.contains(Outcome.INCONCLUSIVE)
                || requiredCells.contains(Outcome.INCONCLUSIVE);
        return open ? Outcome.INCONCLUSIVE : Outcome.PASS;
    }
}
