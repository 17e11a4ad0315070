package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.FileRule;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.policy.Policy;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.VariantMutants.Mutant;
import dev.freestand.verifier.proof.VariantMutants.MutantResult;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the mutants of a variant, and asks the rules about each, under the same policy. A mutant is refused where a rule fails
 * that held before, and that was expected to refuse it.
 */
public final class MutantTrial {

    /** Longest file of which mutants are made, in bytes: each is a copy in memory, one after the other. */
    public static final int LONGEST = 64 << 20;

    private static final List<Mutation> ALL = Stream.of(
                    FileMutation.values(), ContentMutation.values(), StricterMutation.values())
            .<Mutation>flatMap(Stream::of)
            .toList();

    private final OriginalVariant original;
    private final Policy policy;
    private final LocalDate today;
    private final Map<String, Check> before;

    private MutantTrial(OriginalVariant original, Policy policy, LocalDate today) {
        this.original = original;
        this.policy = policy;
        this.today = today;
        before = byRule(Rules.apply(
                input(new MutatedVariant(original.variant(), original.file(), original.sha256())), List.of(), today));
    }

    /**
     * What the rules say of the mutants of a file.
     *
     * @param variant what is asked of it
     * @param artifact the file, which is read and not started
     * @param report what was found in it; its digest has to be that of the file
     * @param today the day on which waivers must still hold
     */
    public static VariantMutants of(Variant variant, Path artifact, FileReport report, Policy policy, LocalDate today) {
        FileError error = report.error();
        if (error != null) {
            return VariantMutants.none(variant.name(), "the file could not be read: " + error.message());
        }
        byte[] bytes;
        try {
            bytes = RegularFile.bytes(artifact, LONGEST);
        } catch (FileTooLongException e) {
            return VariantMutants.none(
                    variant.name(), "the file has more than " + (LONGEST >> 20) + " MiB, of which no copies are made");
        } catch (IOException e) {
            return VariantMutants.none(variant.name(), "the file could not be read: " + FileErrorReasons.reason(e));
        }
        String sha256 = Sha256.of(bytes);
        return sha256.equals(report.sha256())
                ? of(variant, bytes, sha256, policy, today)
                : VariantMutants.none(variant.name(), "the file changed since it was inspected");
    }

    /**
     * What the rules say of the mutants of these bytes.
     *
     * @param sha256 their digest, lower-case hex
     */
    static VariantMutants of(Variant variant, byte[] bytes, String sha256, Policy policy, LocalDate today) {
        MutantTrial trial;
        try {
            trial = new MutantTrial(MemoryInspection.original(variant, bytes, sha256), policy, today);
        } catch (ElfFormatException e) {
            return VariantMutants.none(variant.name(), "it is no ELF file that can be read: " + e.getMessage());
        }
        List<Mutant> mutants = new ArrayList<>();
        ALL.forEach(mutation -> mutants.add(trial.mutant(mutation)));
        return new VariantMutants(variant.name(), null, mutants);
    }

    private Mutant mutant(Mutation mutation) {
        List<Check> possible = mutation.rules(original).stream()
                .map(rule -> Objects.requireNonNull(before.get(rule), rule))
                .toList();
        List<String> asked = possible.stream()
                .filter(check -> check.outcome() == Outcome.PASS && counts(check))
                .map(Check::rule)
                .toList();
        if (asked.isEmpty()) {
            return possible.stream()
                    .filter(check -> check.outcome() != Outcome.PASS && counts(check))
                    .findFirst()
                    .map(check -> ended(
                            mutation,
                            MutantResult.NOT_APPLICABLE,
                            check.rule() + " does not hold without the change: " + firstLine(check.message())))
                    .orElseGet(() -> ended(mutation, MutantResult.NOT_ASKED, ""));
        }
        MutatedVariant changed;
        try {
            changed = mutation.apply(original);
        } catch (UnmadeMutantException e) {
            return ended(mutation, e.result(), String.valueOf(e.getMessage()));
        }
        Map<String, Check> after = byRule(RulesUnderPolicy.apply(asked, input(changed), policy, today));
        List<String> refused = asked.stream()
                .filter(rule -> outcome(after, rule) == Outcome.FAIL)
                .toList();
        if (!refused.isEmpty()) {
            return new Mutant(mutation.id(), mutation.change(), MutantResult.REFUSED, refused, "", "");
        }
        String words = asked.stream()
                .map(rule -> rule + " is " + outcome(after, rule) + ": " + message(after, rule))
                .collect(Collectors.joining("; "));
        // Where a rule cannot tell any more, the change did not get through, and nothing was shown either.
        boolean open = asked.stream().anyMatch(rule -> outcome(after, rule) == Outcome.INCONCLUSIVE);
        return new Mutant(
                mutation.id(),
                mutation.change(),
                open ? MutantResult.NOT_TRIED : MutantResult.PASSED,
                asked,
                words,
                "");
    }

    /**
     * Whether a rule would refuse if nobody had held it back: it was asked something, and a failure of it counts. What only
     * advises counts where policy makes its warnings failures.
     */
    private boolean counts(Check check) {
        if (check.outcome() == Outcome.NOT_APPLICABLE) {
            return false;
        }
        boolean advises = Rules.byId(check.rule()).orElseThrow().description() instanceof FileRule;
        Check warning = new Check(check.rule(), check.variant(), Outcome.WARN, "");
        return !advises || policy.weigh(warning).outcome() == Outcome.FAIL;
    }

    private Mutant ended(Mutation mutation, MutantResult result, String message) {
        return new Mutant(
                mutation.id(),
                mutation.change(),
                result,
                mutation.rules(original),
                message,
                result == MutantResult.NOT_ASKED ? mutation.asking(original) : "");
    }

    /** Without runs: no mutant is started, so that rules on runs do not apply. */
    private static RuleInput input(MutatedVariant changed) {
        return new RuleInput(changed.variant(), changed.file(), changed.sha256(), null);
    }

    private static Map<String, Check> byRule(List<Check> checks) {
        Map<String, Check> byRule = new HashMap<>();
        checks.forEach(check -> byRule.put(check.rule(), check));
        return byRule;
    }

    private static Outcome outcome(Map<String, Check> checks, String rule) {
        Check check = checks.get(rule);
        return check == null ? Outcome.INCONCLUSIVE : check.outcome();
    }

    private static String message(Map<String, Check> checks, String rule) {
        Check check = checks.get(rule);
        return check == null ? "it was not asked" : check.message().replace("\n", "; ");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
