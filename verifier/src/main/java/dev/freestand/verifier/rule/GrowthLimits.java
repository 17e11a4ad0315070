package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.rule.SectionGaps;
import dev.freestand.verifier.policy.RegressionPolicy;
import dev.freestand.verifier.policy.value.Allowance;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Sizes and start-up of a variant beside what policy lets them grow by.
 *
 * @param exceeded what grew more, one sentence each
 * @param unknown what could not be compared
 */
record GrowthLimits(List<String> exceeded, List<String> unknown) {

    static GrowthLimits of(RegressionPolicy policy, VariantChanges changes, FileReport file) {
        List<String> exceeded = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Growth size = changes.size();
        if (policy.file() != null && size != null) {
            compare(size, policy.file(), "bytes", exceeded);
        }
        new TreeMap<>(policy.sections()).forEach((name, allowed) -> {
            if (file.sections().isEmpty()) {
                unknown.add(SectionGaps.noSections(file) + ", so no size of " + name);
            }
            changes.sections().stream()
                    .filter(section -> section.name().equals(name))
                    .forEach(section -> compare(section, allowed, "bytes", exceeded));
        });
        if (policy.start() != null && size != null) {
            if (changes.start() == null) {
                unknown.add("start-up was not measured both times");
            } else {
                compare(changes.start(), policy.start(), "microseconds", exceeded);
            }
        }
        return new GrowthLimits(exceeded, unknown);
    }

    private static void compare(Growth growth, Allowance allowed, String unit, List<String> exceeded) {
        if (!allowed.allows(growth.before(), growth.after())) {
            String percent = growth.percent();
            exceeded.add(growth.name() + ": " + growth.before() + " -> " + growth.after() + " " + unit
                    + (percent.isEmpty() ? "" : " (" + percent + ")") + ", allowed is " + allowed);
        }
    }
}
