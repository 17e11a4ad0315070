package dev.freestand.verifier.rule;

import dev.freestand.core.rule.Check;
import dev.freestand.verifier.policy.Policy;
import java.time.LocalDate;
import java.util.List;

/** All rules as a policy has them: severities first, then waivers, so that what became a failure can be waived. */
public final class RulesUnderPolicy {

    private RulesUnderPolicy() {}

    /**
     * Applies every rule to a variant, then the policy.
     *
     * @param today the day on which waivers must still hold
     */
    public static List<Check> apply(RuleInput evidence, Policy policy, LocalDate today) {
        return weighed(Rules.apply(evidence.under(policy.regressions()), List.of(), today), policy, today);
    }

    /** The same of some rules, by their ids. */
    public static List<Check> apply(List<String> ids, RuleInput evidence, Policy policy, LocalDate today) {
        List<Rule> rules =
                Rules.all().stream().filter(rule -> ids.contains(rule.id())).toList();
        return weighed(Rules.apply(rules, evidence.under(policy.regressions()), List.of(), today), policy, today);
    }

    private static List<Check> weighed(List<Check> checks, Policy policy, LocalDate today) {
        return checks.stream()
                .map(policy::weigh)
                .map(check -> WaiverApplier.apply(check, policy.waivers(), today))
                .toList();
    }

    /**
     * Ids that a policy gives a severity to and that no rule has.
     *
     * @return in order; empty if all are known
     */
    public static List<String> unknown(Policy policy) {
        return policy.severities().keySet().stream()
                .filter(id -> Rules.byId(id).isEmpty())
                .sorted()
                .toList();
    }
}
