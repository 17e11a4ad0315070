package dev.freestand.cli.verify;

import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.Shard;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a proof says everything that the configuration asks for, and does not contradict itself: what follows from
 * something else in it is derived again. An attacker who can write the file can still write a whole false proof: it is
 * not signed. But nothing that is merely missing, old or patched goes through.
 */
public final class ProofAudit {

    private final Proof proof;
    private final FreestandConfig config;
    private final List<String> problems = new ArrayList<>();

    private ProofAudit(Proof proof, FreestandConfig config) {
        this.proof = proof;
        this.config = config;
    }

    /** What is wrong with the proof, one sentence each; empty when nothing is. */
    public static List<String> problems(Proof proof, FreestandConfig config) {
        ProofAudit audit = new ProofAudit(proof, config);
        Shard shard = proof.shard();
        audit.require(shard == null, "it is part " + shard + " of a proof; freestand merge merges all parts");
        if (!proof.leftOut().isEmpty()) {
            audit.problems.add(0, incomplete(proof));
            return List.copyOf(audit.problems);
        }
        audit.require(
                Objects.equals(proof.version(), config.version()),
                "it is of version " + proof.version() + ", expected " + config.version());
        audit.variants();
        audit.checks();
        audit.derivedChecks();
        try {
            audit.cells();
        } catch (UnknownEnvironmentException e) {
            audit.problems.add(String.valueOf(e.getMessage()));
        }
        return List.copyOf(audit.problems);
    }

    /** Why a proof of some variants ships none. */
    private static String incomplete(Proof proof) {
        return "it leaves out " + String.join(", ", proof.leftOut()) + " (--variant), and only a proof of all"
                + " variants can be shipped";
    }

    private void variants() {
        List<String> asked = config.variants().stream().map(Variant::name).toList();
        List<String> found = proof.variants().stream().map(VariantRecord::name).toList();
        require(asked.equals(found), "its variants are " + found + ", expected " + asked);
        for (VariantRecord variant : proof.variants()) {
            require(
                    variant.sha256() != null
                            && variant.sha256().equals(variant.file().sha256()),
                    "the digests of variant " + variant.name() + " contradict each other");
            require(
                    variant.size() == variant.file().size(),
                    "the sizes of variant " + variant.name() + " contradict each other");
            config.variant(variant.name())
                    .ifPresent(wanted -> require(
                            wanted.ship() == variant.ship() && wanted.artifact().equals(variant.artifact()),
                            "variant " + variant.name() + " differs from the configuration in its file or in 'ship'"));
        }
    }

    /** Every rule once more, on what the proof says was found, as of the day that it was made. */
    private void derivedChecks() {
        LocalDate made;
        try {
            made = LocalDate.ofInstant(Instant.parse(proof.created()), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            problems.add("it says it was created '" + proof.created() + "', which is not a time");
            return;
        }
        for (VariantRecord record : proof.variants()) {
            config.variant(record.name()).ifPresent(variant -> {
                RuleInput evidence =
                        new RuleInput(variant, record.file(), record.sha256(), ObservedRuns.of(record.name(), proof));
                for (Check check : RulesUnderPolicy.apply(evidence, config.policy(), made)) {
                    require(
                            proof.checks().contains(check),
                            check.rule() + " of variant " + record.name() + " does not follow from its findings");
                }
            });
        }
    }

    private void checks() {
        List<String> rules = Rules.all().stream().map(Rule::id).toList();
        require(
                proof.checks().size() == rules.size() * config.variants().size(),
                "it has " + proof.checks().size() + " checks, expected " + rules.size() + " for each variant");
        for (Variant variant : config.variants()) {
            for (String rule : rules) {
                long count = proof.checks().stream()
                        .filter(check -> check.rule().equals(rule)
                                && check.variant().equals(variant.name())
                                && check.outcome().acceptable())
                        .count();
                require(
                        count == 1,
                        rule + " of variant " + variant.name() + " is not present exactly once and" + " acceptable");
            }
        }
    }

    private void cells() throws UnknownEnvironmentException {
        List<PlannedCell> planned = PlannedCell.all(config, proof);
        require(
                proof.cells().size() == planned.size(),
                "it has " + proof.cells().size() + " cells, expected " + planned.size());
        for (PlannedCell place : planned) {
            List<Cell> found = proof.cells().stream()
                    .filter(cell -> PlannedCell.of(cell).equals(place))
                    .toList();
            String name = "cell " + place;
            require(found.size() == 1, name + " is not present exactly once");
            found.forEach(cell -> cell(cell, name));
        }
    }

    private void cell(Cell cell, String name) {
        require(
                cell.required() == config.environments().requires(cell.environment()),
                name + " differs in whether it is required");
        if (cell.outcome() != Outcome.PASS) {
            require(!cell.required(), name + " is required and did not pass");
            return;
        }
        proof.variants().stream()
                .filter(variant -> variant.name().equals(cell.variant()))
                .forEach(variant -> require(
                        Objects.equals(cell.sha256(), variant.sha256()), name + " ran a file of another digest"));
        List<String> asked = config.behaviours().stream().map(Behaviour::name).toList();
        List<String> ran = cell.behaviours().stream().map(BehaviourResult::name).toList();
        require(asked.equals(ran), name + " ran other behaviours than those configured");
        require(
                cell.observed() != RunResult.RUNS
                        || cell.behaviours().stream().allMatch(behaviour -> behaviour.outcome() == Outcome.PASS),
                name + " passed although a behaviour did not");
        for (Behaviour behaviour : config.behaviours()) {
            Integer stated = behaviour.steps().get(behaviour.steps().size() - 1).exit();
            Integer exit = stated == null ? usualExit(cell.variant(), behaviour.name()) : stated;
            require(
                    cell.observed() != RunResult.RUNS
                            || cell.behaviours().stream()
                                    .filter(result -> result.name().equals(behaviour.name()))
                                    .allMatch(result -> Objects.equals(result.exit(), exit)),
                    name + " passed although " + behaviour.name() + " exited with another status than " + exit);
        }
    }

    /** Where only the same everywhere is asked for: how the first cell that passed ended. */
    private @Nullable Integer usualExit(String variant, String behaviour) {
        return proof.cells().stream()
                .filter(cell -> cell.variant().equals(variant)
                        && cell.outcome() == Outcome.PASS
                        && cell.observed() == RunResult.RUNS)
                .flatMap(cell -> cell.behaviours().stream())
                .filter(result -> result.name().equals(behaviour))
                .map(BehaviourResult::exit)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
