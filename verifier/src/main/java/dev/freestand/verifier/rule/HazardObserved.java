package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.HazardRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.ObservedSituations.SeenHazard;
import dev.freestand.verifier.proof.ObservedSituations.SituationRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * FS301 to FS309: what a static file may need of its host, by its own evidence, and what it was seen to need where its
 * behaviours were run in situations. That it was not seen proves nothing better than the evidence does.
 *
 * @param rule the one that reads the file
 */
record HazardObserved(HazardRule rule) implements Rule {

    private static final String NAME_SERVICES = "FS301";
    private static final String HOST_NAMES = "FS302";
    private static final String CERTIFICATES = "FS308";
    private static final int MOST = 3;

    @Override
    public RuleDescription description() {
        return rule;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        FileReport file = evidence.file();
        RuleResult stated = rule.evaluate(file);
        ObservedRuns runs = evidence.runs();
        ObservedSituations situations = runs == null ? null : runs.situations();
        if (situations == null || stated.outcome() == Outcome.NOT_APPLICABLE) {
            return stated;
        }
        String unchecked = id().equals(CERTIFICATES) ? unchecked(situations) : "";
        Optional<SeenHazard> seen = situations.seen(id());
        if (seen.isEmpty() && !unchecked.isEmpty()) {
            return rule.seen(file, false, unchecked + "\n" + notSeen(situations));
        }
        return seen.isPresent()
                ? rule.seen(
                        file,
                        // Names of hosts can be asked for without glibc's name services, and then load nothing.
                        !id().equals(HOST_NAMES)
                                || situations.seen(NAME_SERVICES).isPresent(),
                        "was seen to " + seen.get().words() + differences(situations)
                                + (unchecked.isEmpty() ? "" : "\n" + unchecked))
                : new RuleResult(unseen(stated.outcome(), situations), stated.message() + "\n" + notSeen(situations));
    }

    /** Somebody asked for it to be observed: where that could not be done, nothing that is better than a failure stands. */
    private static Outcome unseen(Outcome stated, ObservedSituations situations) {
        boolean unknown = situations.runs().stream().anyMatch(run -> run.result() == Result.UNKNOWN);
        return unknown && stated != Outcome.FAIL ? Outcome.INCONCLUSIVE : stated;
    }

    /** What is otherwise in the situations that are there to show it. */
    private String differences(ObservedSituations situations) {
        List<SituationRun> all = situations.runs().stream()
                .filter(run -> run.result() == Result.DIFFERS
                        && run.situation().rules().contains(id()))
                .toList();
        String more = all.size() > MOST ? "\nand " + (all.size() - MOST) + " more" : "";
        return all.stream()
                        .limit(MOST)
                        .map(run -> "\ndiffers in " + run.situation().word() + ": " + run.behaviour() + ": "
                                + run.message())
                        .collect(Collectors.joining())
                + more;
    }

    /** Which behaviours a program has that check no certificate; empty for none. */
    private static String unchecked(ObservedSituations situations) {
        String names = situations.unchecked().stream()
                .map(SituationRun::behaviour)
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "takes a certificate that no trusted CA has signed: " + names;
    }

    private static String notSeen(ObservedSituations situations) {
        List<SituationRun> unseen =
                situations.runs().stream().filter(run -> !run.traced()).toList();
        long whole = situations.runs().stream()
                .map(SituationRun::situation)
                .distinct()
                .filter(situation -> unseen.stream().noneMatch(run -> run.situation() == situation))
                .count();
        return "was not seen to do it in " + whole + " situations"
                + (unseen.isEmpty()
                        ? ""
                        : "; not all was seen in " + unseen.get(0).situation().word() + ": "
                                + unseen.get(0).message());
    }
}
