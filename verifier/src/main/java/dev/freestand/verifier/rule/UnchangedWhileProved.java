package dev.freestand.verifier.rule;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** FS601: the file that was inspected is the file that was run. */
final class UnchangedWhileProved implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.UNCHANGED_WHILE_PROVED;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        String before = evidence.file().sha256();
        String after = evidence.digestAtEnd();
        if (before == null || after == null) {
            return RuleResult.inconclusive("the file could not be read " + (before == null ? "before" : "after"));
        }
        if (!before.equals(after)) {
            return RuleResult.fail("SHA-256 before: " + before + "\nSHA-256 after:  " + after);
        }
        return evidence.touched()
                ? RuleResult.inconclusive(
                        "the file has the same content as before, and was written, renamed or replaced"
                                + " meanwhile: what was traced and measured may be another one")
                : RuleResult.pass("unchanged");
    }
}
