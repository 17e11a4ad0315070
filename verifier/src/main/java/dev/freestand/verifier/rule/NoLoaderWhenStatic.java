package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** FS103: a static file names no interpreter and no library. */
final class NoLoaderWhenStatic implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.NOTHING_LOADED_BY_STATIC;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        if (evidence.variant().expect().linkage() != Linkage.STATIC) {
            return RuleResult.notApplicable("the variant is not expected to be static");
        }
        FileReport file = evidence.file();
        if (file.interpreter() == null && file.needed().isEmpty()) {
            return file.linkage() == Linkage.STATIC
                    ? RuleResult.pass("no PT_INTERP, no DT_NEEDED")
                    : RuleResult.inconclusive("no program: " + file.kind().label());
        }
        return RuleResult.fail("interpreter " + (file.interpreter() == null ? "none" : file.interpreter()) + ", NEEDED "
                + (file.needed().isEmpty() ? "none" : String.join(", ", file.needed())));
    }
}
