package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.Trace;
import java.util.function.Function;

/** What all rules on traces have in common: they are about static files that were run, and whole traces of them. */
final class TraceRules {

    private TraceRules() {}

    static RuleResult judge(RuleInput evidence, Function<ObservedRuns, RuleResult> judgement) {
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("was not run");
        }
        if (evidence.file().linkage() == Linkage.DYNAMIC) {
            return RuleResult.notApplicable("a dynamic file loads its libraries from the host, as it is meant to");
        }
        if (runs.traces().isEmpty()) {
            return RuleResult.notKnown("nothing was traced");
        }
        for (Trace trace : runs.traces()) {
            if (trace.problem() != null) {
                // What was seen all the same can only make it worse.
                RuleResult seen = judgement.apply(runs);
                return seen.outcome() == Outcome.PASS
                        ? RuleResult.notKnown(trace.behaviour() + ": " + trace.problem())
                        : seen;
            }
        }
        return judgement.apply(runs);
    }
}
