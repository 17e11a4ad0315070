package dev.freestand.verifier.report.view;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which environments each variant of a proof is promised to run, as its checks of {@code runsOn} tell. */
final class RunsOnPromises {

    private static final String RUNS_ON = "runsOn ";

    private final Map<String, List<String>> words = new HashMap<>();

    private RunsOnPromises() {}

    static RunsOnPromises of(Proof proof) {
        RunsOnPromises promises = new RunsOnPromises();
        proof.checks().stream()
                .filter(check -> check.rule().equals(PolicyRule.RUNS_WHERE_PROMISED.id()))
                .filter(check -> isPromise(check.message()))
                .forEach(check -> promises.words.put(check.variant(), words(check.message())));
        return promises;
    }

    /** Whether this variant is promised to run where the cell is. */
    boolean cover(Cell cell) {
        return words.getOrDefault(cell.variant(), List.of()).stream()
                .anyMatch(word -> Environments.matches(word, cell.environment()));
    }

    private static boolean isPromise(String message) {
        return message.startsWith(RUNS_ON) && message.contains(": ");
    }

    private static List<String> words(String message) {
        return List.of(
                message.substring(RUNS_ON.length(), message.indexOf(": ")).split(", ", -1));
    }
}
