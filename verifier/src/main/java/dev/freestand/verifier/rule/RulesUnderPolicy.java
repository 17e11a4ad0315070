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
        return Rules.apply(evidence.under(policy.regressions()), List.of(), today).stream()
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
