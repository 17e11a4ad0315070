package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Linkage;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** FS101: the file is linked the way it was meant to be. */
final class LinkageAsExpected implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.LINKAGE_AS_EXPECTED;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        Linkage expected = evidence.variant().expect().linkage();
        if (expected == null) {
            return RuleResult.notApplicable("no linkage is expected");
        }
        Linkage found = evidence.file().linkage();
        String reason = evidence.file().verdict().reason();
        if (found == Linkage.UNKNOWN) {
            return RuleResult.inconclusive("linkage is unknown, expected " + expected.label() + ": " + reason);
        }
        return found == expected
                ? RuleResult.pass(found.label() + ": " + reason)
                : RuleResult.fail("expected " + expected.label() + ", found " + found.label() + ": " + reason);
    }
}
