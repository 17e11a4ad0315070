package dev.freestand.verifier.rule;

import dev.freestand.core.promise.FilePromise;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/**
 * FS410 to FS417 but for FS414: what freestand.yaml promises of a file, by the file's own evidence.
 *
 * @param promise which one
 */
record PromiseKept(FilePromise promise) implements Rule {

    @Override
    public RuleDescription description() {
        return promise.rule();
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        return promise.judge(evidence.variant().promise().file(), evidence.file());
    }
}
