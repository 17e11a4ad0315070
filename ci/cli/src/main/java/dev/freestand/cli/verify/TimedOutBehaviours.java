package dev.freestand.cli.verify;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.Trace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Behaviours of a variant that did not end in their time in some environment. They are not run again, to be traced or
 * measured: it would take as long once more, and show a program that was stopped on the way.
 */
final class TimedOutBehaviours {

    /** As {@code StepJudge} words it. */
    private static final String WORDS = "did not finish within";

    private final String variant;

    /** The environments in which a behaviour ran out of time, by its name. */
    private final Map<String, String> places = new TreeMap<>();

    private TimedOutBehaviours(String variant) {
        this.variant = variant;
    }

    static TimedOutBehaviours of(String variant, List<Cell> cells) {
        TimedOutBehaviours timedOut = new TimedOutBehaviours(variant);
        for (Cell cell : cells) {
            for (BehaviourResult result : cell.behaviours()) {
                boolean ended =
                        result.outcome() == Outcome.PASS || !result.message().contains(WORDS);
                if (cell.variant().equals(variant) && !ended) {
                    timedOut.places.putIfAbsent(result.name(), cell.environment());
                }
            }
        }
        return timedOut;
    }

    boolean is(Behaviour behaviour) {
        return places.containsKey(behaviour.name());
    }

    /** Whether every one of them, so that there is no use in starting the program again. */
    boolean all(List<Behaviour> behaviours) {
        return !behaviours.isEmpty() && behaviours.stream().allMatch(this::is);
    }

    /** What is said in place of a trace. */
    Trace trace(Behaviour behaviour) {
        return new Trace(
                variant,
                behaviour.name(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                "it was not traced: in " + places.get(behaviour.name()) + " it did not finish in time");
    }

    /** What is said in place of measured memory. */
    RuntimeCost unmeasured(RuntimeCost cost) {
        return new RuntimeCost(
                cost.variant(),
                cost.size(),
                cost.startMicros(),
                List.of(),
                cost.replaced(),
                "memory was not measured: in " + places.values().iterator().next() + " the program did not finish"
                        + " in time",
                cost.start());
    }
}
