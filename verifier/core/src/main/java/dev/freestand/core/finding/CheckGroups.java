package dev.freestand.core.finding;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What several rules say of one file in the same words is one finding, as of a file that cannot be read. */
public final class CheckGroups {

    private CheckGroups() {}

    /**
     * Checks that say the same of one variant.
     *
     * @param checks of one outcome
     */
    public static List<FindingGroup> of(Outcome outcome, List<Check> checks) {
        // Many lines can be the same text: one pass, whatever a proof holds.
        Map<List<String>, List<String>> groups = new LinkedHashMap<>();
        for (Check check : checks) {
            groups.computeIfAbsent(List.of(check.variant(), check.message()), key -> new ArrayList<>())
                    .add(check.rule());
        }
        List<FindingGroup> all = new ArrayList<>();
        groups.forEach((key, rules) ->
                all.add(new FindingGroup(outcome, rules, Map.of(key.get(0), List.of()), "", key.get(1))));
        return all;
    }
}
