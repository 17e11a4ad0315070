package dev.freestand.core.finding;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.NameList;
import dev.freestand.core.rule.RuleDescriptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was found, said once, with every place where it was found.
 *
 * @param outcome how those checks or cells ended
 * @param rules ids of the rules that found it, in order; empty where it is about cells
 * @param places variants, and of each the environments; no environments where it is about rules
 * @param cause the cause that the cells name; empty where they name none, and for rules
 * @param message what was found
 */
public record FindingGroup(
        Outcome outcome, List<String> rules, Map<String, List<String>> places, String cause, String message) {

    /** Rules that are named one by one; of more, the first and the last. */
    private static final int MOST_NAMES = 3;

    /** Places that are named one by one; {@code proof.json} has them all. */
    private static final int MOST_PLACES = 50;

    public FindingGroup {
        rules = List.copyOf(rules);
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /** Whether it is about cells. */
    public boolean ofCells() {
        return rules.isEmpty();
    }

    /** Environments, each once, in the order in which they were run. */
    public List<String> environments() {
        return places.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Where it was found, in a few words; {@link #list} has the rest. */
    public String where() {
        List<String> parts = new ArrayList<>();
        if (everyRule()) {
            parts.add("every rule on");
        } else if (rules.size() > MOST_NAMES) {
            parts.add(rules.size() + " rules on");
        } else if (!rules.isEmpty()) {
            parts.add(String.join(", ", rules));
        }
        parts.add(String.join(", ", places.keySet()));
        List<String> environments = environments();
        if (environments.size() == 1) {
            parts.add("in " + environments.get(0));
        } else if (!environments.isEmpty()) {
            parts.add("in " + environments.size() + " environments");
        }
        return String.join(" ", parts);
    }

    private boolean everyRule() {
        return rules.size() == RuleDescriptions.all().size();
    }

    /** Every place that {@link #where} only counts; empty where it names them all. */
    public String list() {
        if (everyRule()) {
            return "";
        }
        if (rules.size() > MOST_NAMES) {
            return joined(rules);
        }
        if (environments().size() <= 1) {
            return "";
        }
        if (new HashSet<>(places.values()).size() == 1) {
            return joined(environments());
        }
        List<String> each = new ArrayList<>();
        places.forEach((variant, names) -> each.add(variant + ": " + joined(names)));
        return String.join("; ", each);
    }

    private static String joined(List<String> names) {
        // One more name is no longer than "and 1 more".
        return NameList.first(names.size() == MOST_PLACES + 1 ? names.size() : MOST_PLACES, names);
    }
}
