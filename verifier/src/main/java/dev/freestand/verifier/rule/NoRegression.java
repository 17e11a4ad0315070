package dev.freestand.verifier.rule;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.policy.RegressionPolicy;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.VariantChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** FS503: what policy protects has not become worse since an earlier proof. */
final class NoRegression implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.NO_REGRESSION;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("it was not run");
        }
        RegressionPolicy policy = evidence.regressions();
        Comparison changes = runs.changes();
        if (changes == null) {
            return without(policy, "there is no baseline; --baseline names one");
        }
        String name = evidence.variant().name();
        Optional<VariantChanges> own = changes.variant(name);
        if (own.isEmpty()) {
            return RuleResult.inconclusive("the comparison knows no variant " + name);
        }
        List<Change> worse =
                Stream.concat(own.get().regressions().stream(), gone(changes)).toList();
        GrowthLimits limits = GrowthLimits.of(policy, own.get(), evidence.file());
        List<String> failures = new ArrayList<>();
        worse.stream()
                .filter(change -> policy.fail().contains(change.kind()))
                .forEach(change -> failures.add(describe(change)));
        failures.addAll(limits.exceeded());
        String since = "since " + changes.baseline().words() + ": ";
        if (!failures.isEmpty()) {
            return RuleResult.fail(since + String.join("; ", failures));
        }
        if (own.get().size() == null) {
            return without(policy, "the baseline has no variant " + name);
        }
        if (!limits.unknown().isEmpty()) {
            return RuleResult.inconclusive(since + String.join("; ", limits.unknown()));
        }
        if (!worse.isEmpty()) {
            List<String> words = worse.stream().map(NoRegression::describe).toList();
            return RuleResult.warn(since + String.join("; ", words) + "\nno failure by policy.regressions");
        }
        return RuleResult.pass(since + (own.get().same() ? "no change" : "nothing is worse"));
    }

    private static RuleResult without(RegressionPolicy policy, String reason) {
        return policy.required()
                ? RuleResult.inconclusive(reason + "; policy.regressions.baseline says that one is required")
                : RuleResult.notApplicable(reason);
    }

    /** Variants that are not there any more: no check of their own is left to say so. */
    private static Stream<Change> gone(Comparison changes) {
        return changes.variants().stream()
                .flatMap(one -> one.changes().stream())
                .filter(change -> change.kind() == ChangeKind.VARIANT && change.regression());
    }

    private static String describe(Change change) {
        return change.kind().label() + " " + change.words();
    }
}
