package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** FS602: no build of the file failed; one that lacks a tool is inconclusive. */
final class BuildSucceeded implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.BUILD_SUCCEEDED;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        FileError error = evidence.file().error();
        if (error != null && error.code().equals(FileError.BUILD_FAILED)) {
            return RuleResult.fail(error.message());
        }
        if (error != null && error.code().equals(FileError.BUILD_TOOL_MISSING)) {
            return RuleResult.inconclusive(error.message());
        }
        return evidence.variant().build().command().isEmpty()
                ? RuleResult.notApplicable("it is built by something else")
                : RuleResult.pass("no build of it failed");
    }
}
