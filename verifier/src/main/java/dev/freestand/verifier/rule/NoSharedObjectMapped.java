package dev.freestand.verifier.rule;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.MappedFile;
import java.util.List;

/** FS311: no shared object comes into a static file's memory while it runs. */
final class NoSharedObjectMapped implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.MAPS_NO_LIBRARY;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        return TraceRules.judge(evidence, runs -> {
            List<String> libraries = runs.traces().stream()
                    .flatMap(trace -> trace.mapped().stream())
                    .filter(file -> file.role() == MappedFile.Role.LIBRARY || file.role() == MappedFile.Role.LOADER)
                    .map(MappedFile::path)
                    .distinct()
                    .toList();
            return libraries.isEmpty()
                    ? RuleResult.pass("none, in " + runs.traces().size() + " behaviours")
                    : RuleResult.fail("mapped: " + String.join(", ", libraries));
        });
    }
}
