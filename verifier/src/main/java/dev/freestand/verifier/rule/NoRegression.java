package dev.freestand.verifier.rule;

import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.history.ProofComparer;
import dev.freestand.verifier.policy.Regressions;
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
    public String id() {
        return ProofComparer.RULE;
    }

    @Override
    public String title() {
        return "No regression since the baseline";
    }

    @Override
    public String why() {
        return "A new library, a raised floor or an environment lost seldom comes on purpose: a newer build machine or"
                + " one more dependency is enough. Each still passes by itself; only beside the last release does it show.";
    }

    @Override
    public String evidence() {
        return "The proof given with --baseline, compared with this one: libraries, floors, linkage, hardening, hazards,"
                + " environments, checks, sizes and start-up, by policy.regressions. What policy does not name is a"
                + " warning where it is worse; sizes and start-up count only by policy.";
    }

    @Override
    public String fix() {
        return "The section 'changes' of the report lists what differs. Fix it, or accept it: by a waiver for a while, or"
                + " for good by a new baseline, which is the proof.json of a release that has it.";
    }

    @Override
    public String specification() {
        return "https://www.debian.org/doc/debian-policy/ch-sharedlibs.html";
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
        Regressions policy = evidence.regressions();
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
                .forEach(change -> failures.add(words(change)));
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
            List<String> words = worse.stream().map(NoRegression::words).toList();
            return RuleResult.warn(since + String.join("; ", words) + "\nno failure by policy.regressions");
        }
        return RuleResult.pass(since + (own.get().same() ? "no change" : "nothing is worse"));
    }

    private static RuleResult without(Regressions policy, String reason) {
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

    private static String words(Change change) {
        return change.kind().label() + " " + change.words();
    }
}
