package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.WarningGroup;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict, and why, in a few words.
 *
 * @param word {@code Proved}, {@code Proved in part}, {@code Failed} or {@code Inconclusive}
 * @param why one sentence
 * @param checks how many checks ended how
 */
public record Summary(String word, String why, String checks) {

    static Summary of(Proof proof, List<FindingGroup> failures) {
        List<Outcome> checks = proof.checks().stream().map(Check::outcome).toList();
        return new Summary(word(proof), why(proof, failures) + leftOut(proof), counts(checks));
    }

    /** The same of a proof: one that is not of everything never reads like one that is. */
    public static String word(Proof proof) {
        return proof.verdict() == Outcome.PASS && partial(proof) ? "Proved in part" : word(proof.verdict());
    }

    /** Whether it leaves out variants, or cells that other machines run. */
    public static boolean partial(Proof proof) {
        return !proof.leftOut().isEmpty() || proof.shard() != null;
    }

    private static String leftOut(Proof proof) {
        return proof.leftOut().isEmpty()
                ? ""
                : " Left out, and not proved: " + String.join(", ", proof.leftOut())
                        + "; nothing is shipped by this proof.";
    }

    /** The verdict as a word for people. */
    public static String word(Outcome verdict) {
        return verdict == Outcome.PASS ? "Proved" : verdict == Outcome.FAIL ? "Failed" : "Inconclusive";
    }

    private static String why(Proof proof, List<FindingGroup> failures) {
        long required = proof.cells().stream().filter(Cell::required).count();
        if (proof.verdict() == Outcome.PASS) {
            String warnings = WarningGroup.words(proof.checks());
            return "No check fails, and all " + number(required, "required cell") + " ended as they have to."
                    + (warnings.isEmpty()
                            ? ""
                            : (warnings.startsWith("1 ") ? " There is " : " There are ") + warnings
                                    + "; policy.profile: strict makes each a failure.");
        }
        if (failures.isEmpty()) {
            return "Nothing failed, but too little was checked: "
                    + number(proof.checks().size(), "check") + " and " + number(required, "required cell") + ".";
        }
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE)) {
            long checks = proof.checks().stream()
                    .filter(check -> check.outcome() == outcome)
                    .count();
            long cells = proof.cells().stream()
                    .filter(cell -> cell.required() && cell.outcome() == outcome)
                    .count();
            if (checks + cells > 0) {
                parts.add(Stream.of(number(checks, "check"), number(cells, "required cell"))
                                .filter(words -> !words.startsWith("0 "))
                                .collect(Collectors.joining(" and "))
                        + (outcome == Outcome.FAIL ? " failed" : " could not be established"));
            }
        }
        return String.join("; ", parts) + ".";
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String counts(List<Outcome> outcomes) {
        Map<Outcome, Long> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " "
                                + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }
}
