package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.promise.FilePromise;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One promise of one variant, and what proves or breaks it.
 *
 * @param rule id of the rule that judges it
 * @param variant the variant's name
 * @param promise its words, such as {@code glibc <= 2.28}
 * @param outcome whether it is kept
 * @param by what it rests on: {@code static evidence}, or in how many environments it was observed
 * @param found what was found, in one line
 */
public record PromiseRow(String rule, String variant, String promise, Outcome outcome, String by, String found) {

    private static final String RUNS_ON = "runsOn ";
    private static final String STATIC = "static evidence";
    private static final String SEPARATOR = ": ";

    /** With what the words of each rule's promise begin; a check of a file that could not be read has others. */
    private static final Map<String, String> BEGINNINGS = beginnings();

    /** The promises of a proof, in the order of its checks. */
    static List<PromiseRow> of(Proof proof) {
        return proof.checks().stream()
                .filter(PromiseRow::isOfPromise)
                .map(check -> of(check, proof))
                .toList();
    }

    private static boolean isOfPromise(Check check) {
        String beginning = BEGINNINGS.get(check.rule());
        return beginning != null
                && check.outcome() != Outcome.NOT_APPLICABLE
                && check.message().startsWith(beginning)
                && check.message().contains(SEPARATOR);
    }

    private static PromiseRow of(Check check, Proof proof) {
        int split = check.message().indexOf(SEPARATOR);
        String promise = check.message().substring(0, split);
        String found = check.message().substring(split + SEPARATOR.length());
        return new PromiseRow(
                check.rule(),
                check.variant(),
                promise,
                check.outcome(),
                promise.startsWith(RUNS_ON)
                        ? observed(check.variant(), promise, proof)
                        : check.rule().equals(PolicyRule.PROMISED_KERNEL.id())
                                ? kernel(check.variant(), proof)
                                : STATIC,
                found.lines().findFirst().orElse(""));
    }

    private static String kernel(String variant, Proof proof) {
        return proof.kernelFloors().stream()
                .filter(floor -> floor.variant().equals(variant) && floor.observed() != null)
                .findFirst()
                .map(floor -> "observed in " + floor.search().environment() + ", and " + STATIC)
                .orElse(STATIC);
    }

    private static String observed(String variant, String promise, Proof proof) {
        List<String> words = List.of(promise.substring(RUNS_ON.length()).split(", ", -1));
        long count = proof.cells().stream()
                .filter(cell -> cell.variant().equals(variant) && cell.observed() != RunResult.UNKNOWN)
                .map(Cell::environment)
                .distinct()
                .filter(environment -> words.stream().anyMatch(word -> Environments.matches(word, environment)))
                .count();
        return "observed in " + count + (count == 1 ? " environment" : " environments");
    }

    private static Map<String, String> beginnings() {
        Map<String, String> beginnings = new HashMap<>();
        for (FilePromise promise : FilePromise.values()) {
            beginnings.put(promise.rule().id(), promise.key() + " ");
        }
        beginnings.put(PolicyRule.RUNS_WHERE_PROMISED.id(), RUNS_ON);
        return beginnings;
    }
}
