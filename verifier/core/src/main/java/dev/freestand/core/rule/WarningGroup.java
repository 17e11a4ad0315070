package dev.freestand.core.rule;

import dev.freestand.core.facts.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A warning, said once: all rules that have the same to say of the same variants.
 *
 * @param rules their ids, in order
 * @param variants in the proof's order
 * @param message what was found
 */
public record WarningGroup(List<String> rules, List<String> variants, String message) {

    /** Rules on hardening and size, of which there are many, and of which none decides where a file runs. */
    private static final String MINOR = "FS2";

    public WarningGroup {
        rules = List.copyOf(rules);
        variants = List.copyOf(variants);
    }

    /** The warnings among checks, in the order of the first of each. */
    public static List<WarningGroup> of(List<Check> checks) {
        Map<List<String>, Set<String>> variants = new LinkedHashMap<>();
        for (Check check : checks) {
            if (check.outcome() == Outcome.WARN) {
                variants.computeIfAbsent(List.of(check.rule(), check.message()), key -> new LinkedHashSet<>())
                        .add(check.variant());
            }
        }
        Map<List<Object>, Set<String>> rules = new LinkedHashMap<>();
        variants.forEach(
                (key, of) -> rules.computeIfAbsent(List.<Object>of(List.copyOf(of), key.get(1)), one -> new TreeSet<>())
                        .add(key.get(0)));
        List<WarningGroup> warnings = new ArrayList<>();
        variants.forEach((key, of) -> {
            List<String> names = List.copyOf(of);
            Set<String> ids = rules.remove(List.<Object>of(names, key.get(1)));
            if (ids != null) {
                warnings.add(new WarningGroup(List.copyOf(ids), names, key.get(1)));
            }
        });
        return List.copyOf(warnings);
    }

    /** The number of checks that warn. */
    public static long count(List<Check> checks) {
        return checks.stream().filter(check -> check.outcome() == Outcome.WARN).count();
    }

    /** How many checks warn, in words; empty where none does. */
    public static String words(List<Check> checks) {
        long count = count(checks);
        return count == 0 ? "" : count + (count == 1 ? " warning" : " warnings");
    }

    /** Those on hardening and size among checks, in words, of which each rule is named and none is explained; empty where there is
     * none. */
    public static String minorWords(List<Check> checks) {
        long count = 0;
        Set<String> rules = new TreeSet<>();
        for (WarningGroup warning : of(checks)) {
            if (!warning.important()) {
                count += (long) warning.rules().size() * warning.variants().size();
                rules.addAll(warning.rules());
            }
        }
        return count == 0 ? "" : count + " on size and hardening: " + String.join(", ", rules);
    }

    /** Whether it is about where a file runs and what it requires there, and has a line to itself. */
    public boolean important() {
        return !rules.get(0).startsWith(MINOR);
    }

    /** The rules; ids that follow each other are drawn together. */
    public String ids() {
        StringBuilder ids = new StringBuilder(rules.get(0));
        for (int i = 1; i < rules.size(); i++) {
            int run = i;
            while (run < rules.size() && number(rules.get(run)) == number(rules.get(run - 1)) + 1) {
                run++;
            }
            if (run - i > 1) {
                ids.append(" to ").append(rules.get(run - 1));
                i = run - 1;
            } else {
                ids.append(", ").append(rules.get(i));
            }
        }
        return ids.toString();
    }

    /** The number behind {@code FS}; ids of a proof from elsewhere may have none. */
    private static int number(String id) {
        int number = 0;
        for (int i = 2; i < Math.min(id.length(), 8); i++) {
            int digit = Character.digit(id.charAt(i), 10);
            if (digit < 0) {
                return Integer.MIN_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
