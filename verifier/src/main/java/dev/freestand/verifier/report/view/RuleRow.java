package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule in the table of checks.
 *
 * @param id the rule's id
 * @param rule what it asks; null for one that this version does not know
 * @param columns its answers on each variant, in the variants' order
 */
public record RuleRow(String id, @Nullable Rule rule, List<List<Check>> columns) {

    /** What has to hold; empty for a rule that this version does not know. */
    public String title() {
        return rule == null ? "" : rule.title();
    }

    /** Whether it passes or does not apply, wherever it was asked. */
    public boolean quiet() {
        return checks().stream()
                .allMatch(check -> check.outcome() == Outcome.PASS || check.outcome() == Outcome.NOT_APPLICABLE);
    }

    /** The checks of the rule, of all variants. */
    public List<Check> checks() {
        return columns.stream().flatMap(List::stream).toList();
    }
}
