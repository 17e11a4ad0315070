package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.promise.FilePromise;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.FileRules;
import dev.freestand.core.rule.HazardRule;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.policy.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, in the order of their ids. */
public final class Rules {

    private static final List<Rule> OWN = List.of(
            new LinkageAsExpected(),
            new NoLoaderWhenStatic(),
            new LibcAsExpected(),
            new StrippedAsExpected(),
            new WithinBudget(),
            new NoDebugSections(),
            new WithinSpeedBudget(),
            new NoHostFileOpened(),
            new NoSharedObjectMapped(),
            new RunsWhereRequired(),
            new RunsAsPredicted(),
            new NoRegression(),
            new RunsWherePromised(),
            new UnchangedWhileProved(),
            new BuildSucceeded(),
            new MutantsRefused());

    private static final List<Rule> ALL = Stream.of(
                    OWN.stream(),
                    Stream.of(FilePromise.values())
                            .map(promise ->
                                    promise == FilePromise.KERNEL ? new KernelPromiseKept() : new PromiseKept(promise)),
                    FileRules.all().stream()
                            .map(rule ->
                                    rule instanceof HazardRule hazard ? new HazardObserved(hazard) : Rule.of(rule)))
            .<Rule>flatMap(rules -> rules)
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    private Rules() {}

    /** Every rule, in the order of the ids. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule of that id, whatever the case of its letters. */
    public static Optional<Rule> byId(String id) {
        return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
    }

    private static String wayOut(FileError error) {
        return error.code().equals("no-such-file") ? "; build it, or correct its 'artifact'" : "";
    }

    /**
     * Applies every rule to a variant, then the waivers. A file that could not be read leaves every rule inconclusive.
     *
     * @param waivers failures accepted for a while
     * @param today the day on which waivers must still hold
     */
    public static List<Check> apply(RuleInput evidence, List<Waiver> waivers, LocalDate today) {
        return apply(all(), evidence, waivers, today);
    }

    static List<Check> apply(List<Rule> rules, RuleInput evidence, List<Waiver> waivers, LocalDate today) {
        List<Check> checks = new ArrayList<>();
        FileError error = evidence.file().error();
        for (Rule rule : rules) {
            boolean built = error == null || !error.notBuilt();
            RuleResult finding = error == null || !built && rule instanceof BuildSucceeded
                    ? rule.evaluate(evidence)
                    : RuleResult.inconclusive(
                            built
                                    ? "the file could not be read: " + error.message() + wayOut(error)
                                    : "it was not built, see FS602");
            Check check = new Check(rule.id(), evidence.variant().name(), finding.outcome(), finding.message());
            checks.add(WaiverApplier.apply(check, waivers, today));
        }
        return List.copyOf(checks);
    }
}
