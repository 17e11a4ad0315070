package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** FS104: the file uses, or holds, the C library it was meant to. */
final class LibcAsExpected implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.LIBC_AS_EXPECTED;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        LibcFlavour expected = evidence.variant().expect().libc();
        if (expected == null) {
            return RuleResult.notApplicable("no C library is expected");
        }
        Libc found = evidence.file().libc();
        String name = found.flavour().label() + (found.version() == null ? "" : " " + found.version());
        if (found.flavour() == expected) {
            return RuleResult.pass(name);
        }
        String difference = "expected " + expected.label() + ", found " + name;
        if (found.flavour() == LibcFlavour.UNKNOWN) {
            String basis = String.join("; ", found.evidence());
            return RuleResult.inconclusive(difference + (basis.isEmpty() ? "" : ": " + basis));
        }
        return RuleResult.fail(difference);
    }
}
