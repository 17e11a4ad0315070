package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.ObservedSituations.SituationRun;
import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Situation;
import dev.freestand.verifier.proof.VariantRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One situation in words.
 *
 * @param situation its word
 * @param supplies what a program meets there
 * @param results what each variant does there, in the order of the proof's variants
 */
public record SituationRow(String situation, String supplies, List<String> results) {

    public SituationRow {
        results = List.copyOf(results);
    }

    /** One for each situation that was run, in their order; empty where none was. */
    static List<SituationRow> of(Proof proof) {
        List<SituationRow> rows = new ArrayList<>();
        for (Situation situation : Situation.values()) {
            List<String> answers = new ArrayList<>();
            boolean run = false;
            for (VariantRecord variant : proof.variants()) {
                List<ObservedSituations> all = proof.situations().stream()
                        .filter(observed -> observed.variant().equals(variant.name()))
                        .toList();
                List<SituationRun> runs = of(all, situation, ObservedSituations::runs);
                run |= !runs.isEmpty();
                String tls = tls(runs, of(all, situation, ObservedSituations::unchecked));
                answers.add(tls.isEmpty() ? answer(runs) : tls + "; " + answer(runs));
            }
            if (run) {
                rows.add(new SituationRow(situation.word(), situation.supplies(), answers));
            }
        }
        return rows;
    }

    private static List<SituationRun> of(
            List<ObservedSituations> all, Situation situation, Function<ObservedSituations, List<SituationRun>> which) {
        return all.stream()
                .map(which)
                .flatMap(List::stream)
                .filter(run -> run.situation() == situation)
                .toList();
    }

    /**
     * What the service behind the names saw, where it is no matter of course; empty where it is.
     *
     * @param unchecked see {@link ObservedSituations#unchecked}
     */
    private static String tls(List<SituationRun> runs, List<SituationRun> unchecked) {
        List<String> words = new ArrayList<>();
        for (SituationRun run : runs) {
            if (unchecked.contains(run)) {
                words.add(run.behaviour() + " takes a certificate that no trusted CA has signed");
            } else if (run.situation() == Situation.PLAIN && run.tls() == TlsContact.UNFINISHED) {
                words.add(run.behaviour() + " finishes no TLS handshake, though the CA is in the usual places");
            }
        }
        return String.join("; ", words);
    }

    private static String answer(List<SituationRun> runs) {
        if (runs.isEmpty()) {
            return "was not run";
        }
        List<SituationRun> differing = with(runs, Result.DIFFERS);
        List<SituationRun> unknown = with(runs, Result.UNKNOWN);
        if (differing.isEmpty() && unknown.isEmpty()) {
            return "same";
        }
        List<String> words = new ArrayList<>();
        if (!differing.isEmpty()) {
            words.add("differs: " + joined(differing));
        }
        if (!unknown.isEmpty()) {
            words.add("not known: " + joined(unknown));
        }
        return String.join("; ", words);
    }

    private static List<SituationRun> with(List<SituationRun> runs, Result result) {
        return runs.stream().filter(run -> run.result() == result).toList();
    }

    private static String joined(List<SituationRun> runs) {
        return runs.stream()
                .map(run -> run.behaviour() + ": " + run.message())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
