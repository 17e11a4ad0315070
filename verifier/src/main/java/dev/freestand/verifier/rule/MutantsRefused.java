package dev.freestand.verifier.rule;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.VariantMutants.Mutant;
import dev.freestand.verifier.proof.VariantMutants.MutantResult;
import java.util.List;
import java.util.stream.Collectors;

/** FS603: the rules refuse every changed copy of the file that they ought to refuse. */
final class MutantsRefused implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.MUTANTS_REFUSED;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("no mutants are made without a proof");
        }
        VariantMutants made = runs.mutants();
        if (made == null) {
            return RuleResult.inconclusive("no mutants were made of it");
        }
        if (made.problem() != null) {
            return RuleResult.notKnown("no mutant was tried: " + made.problem());
        }
        List<Mutant> passed = made.of(MutantResult.PASSED);
        if (!passed.isEmpty()) {
            return RuleResult.inconclusive(made.score() + "\n"
                    + passed.stream()
                            .map(mutant -> mutant.change() + ": " + String.join(", ", mutant.rules())
                                    + " should have refused it: " + mutant.message())
                            .collect(Collectors.joining("\n")));
        }
        List<Mutant> open = made.of(MutantResult.NOT_TRIED);
        if (!open.isEmpty()) {
            return RuleResult.notKnown(made.score() + "; not tried: "
                    + open.stream()
                            .map(mutant -> mutant.change() + " (" + mutant.message() + ")")
                            .collect(Collectors.joining("; ")));
        }
        int unasked = made.of(MutantResult.NOT_ASKED).size();
        String others = unasked == 0 ? "" : "; nothing asks for what " + unasked + " others break";
        return RuleResult.pass(made.score() + others);
    }
}
