package dev.freestand.verifier.rule;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.core.rule.SectionGaps;

/** FS201: the symbol table is gone, or there, as was asked. */
final class StrippedAsExpected implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.STRIPPED;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        Boolean expected = evidence.variant().expect().stripped();
        if (expected == null) {
            return RuleResult.notApplicable("nothing is expected");
        }
        Boolean found = evidence.file().stripped();
        if (found == null) {
            String why = SectionGaps.unknown(evidence.file());
            return RuleResult.inconclusive((why == null ? SectionGaps.noSections(evidence.file()) : why)
                    + ", so a symbol table cannot be ruled out");
        }
        String word = found ? "stripped" : "not stripped";
        return found.equals(expected)
                ? RuleResult.pass(word)
                : RuleResult.fail("expected " + (expected ? "stripped" : "not stripped") + ", found " + word);
    }
}
