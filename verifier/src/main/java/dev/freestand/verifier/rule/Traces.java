package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Trace;
import java.util.function.Function;

/** What all rules on traces have in common: they are about static files that were run, and whole traces of them. */
final class Traces {

    private Traces() {}

    static Finding judge(Evidence evidence, Function<Runs, Finding> judgement) {
        Runs runs = evidence.runs();
        if (runs == null) {
            return Finding.notApplicable("was not run");
        }
        if (evidence.file().linkage() == Linkage.DYNAMIC) {
            return Finding.notApplicable("a dynamic file loads its libraries from the host, as it is meant to");
        }
        if (runs.traces().isEmpty()) {
            return Finding.notKnown("nothing was traced");
        }
        for (Trace trace : runs.traces()) {
            if (trace.problem() != null) {
                // What was seen all the same can only make it worse.
                Finding seen = judgement.apply(runs);
                return seen.outcome() == Outcome.PASS
                        ? Finding.notKnown(trace.behaviour() + ": " + trace.problem())
                        : seen;
            }
        }
        return judgement.apply(runs);
    }
}
