package dev.freestand.verifier.rule;

import dev.freestand.core.name.NameList;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** FS310: a static file touches nothing of its host but what it is given. */
final class NoHostFileOpened implements Rule {

    /** Paths named in a message; the report has all of them. */
    private static final int SHOWN = 8;

    @Override
    public RuleDescription description() {
        return PolicyRule.OPENS_ONLY_ITS_OWN;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        return TraceRules.judge(evidence, runs -> {
            Set<String> foreign = new LinkedHashSet<>();
            Set<String> startUp = new LinkedHashSet<>();
            for (Trace trace : runs.traces()) {
                for (OpenedPath path : trace.opened()) {
                    if (path.startUp() != null) {
                        startUp.add(path.path() + " (" + path.startUp() + ")");
                    } else if (!path.own()) {
                        foreign.add(path.path() + " (" + path.call() + (path.error() == null ? "" : ", " + path.error())
                                + ")");
                    }
                }
            }
            if (foreign.isEmpty()) {
                String beside =
                        startUp.isEmpty() ? "" : "; start-up code asks by itself for " + String.join(", ", startUp);
                return RuleResult.pass("nothing, in " + runs.traces().size() + " behaviours" + beside);
            }
            return RuleResult.warn("it asks for " + NameList.first(SHOWN, List.copyOf(foreign)));
        });
    }
}
