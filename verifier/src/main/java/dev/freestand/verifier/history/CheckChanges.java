package dev.freestand.verifier.history;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules whose outcome changed. A rule that is in only one of the proofs shows nothing about the file. */
final class CheckChanges {

    /** From good to bad; a rule that is not asked any more protects no more. */
    private static final List<Outcome> BADNESS = List.of(
            Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.WARN, Outcome.WAIVED, Outcome.INCONCLUSIVE, Outcome.FAIL);

    private CheckChanges() {}

    static List<Change> of(String variant, List<Check> before, List<Check> after) {
        Map<String, Outcome> old = new HashMap<>();
        before.stream()
                .filter(check -> check.variant().equals(variant))
                .forEach(check -> old.put(check.rule(), check.outcome()));
        List<Change> changes = new ArrayList<>();
        for (Check check : after) {
            Outcome earlier = old.get(check.rule());
            boolean own = check.variant().equals(variant) && !check.rule().equals(ProofComparer.RULE);
            if (own && earlier != null && earlier != check.outcome()) {
                boolean worse = BADNESS.indexOf(check.outcome()) > BADNESS.indexOf(earlier);
                changes.add(new Change(
                        ChangeKind.CHECK,
                        check.rule(),
                        earlier.toString(),
                        check.outcome().toString(),
                        worse));
            }
        }
        return changes;
    }
}
