package dev.freestand.core.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What all rules tell of themselves, in the order of their ids. */
public final class RuleDescriptions {

    private static final List<RuleDescription> ALL = Stream.<RuleDescription>concat(
                    Stream.of(PolicyRule.values()), FileRules.all().stream())
            .sorted(Comparator.comparing(RuleDescription::id))
            .toList();

    private RuleDescriptions() {}

    /** Every rule, in the order of the ids. */
    public static List<RuleDescription> all() {
        return ALL;
    }

    /** The rule of that id, whatever the case of its letters. */
    public static Optional<RuleDescription> byId(String id) {
        return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
    }
}
