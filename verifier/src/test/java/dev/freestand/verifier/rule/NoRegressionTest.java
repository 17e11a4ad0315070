package dev.freestand.verifier.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.RegressionPolicy;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.value.Allowance;
import dev.freestand.verifier.proof.change.Baseline;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FS503: what policy makes of changes. */
class NoRegressionTest {

    private static final Variant VARIANT =
            new Variant("v", Variant.Build.NONE, "a", VariantExpectation.NOTHING, Budget.NONE, true);
    private static final Change LIBRARY = new Change(ChangeKind.NEEDED, "libm.so.6", null, "needed", true);
    private static final Change FLOOR = new Change(ChangeKind.FLOOR, "GLIBC", "2.38", "2.34", false);
    private static final Growth SIZE = new Growth("file", 1000, 1100);
    private static final Growth TEXT = new Growth(".text", 100, 150);
    private static final Growth START = new Growth("start", 1000, 2000);

    /** Any file with sections. */
    private static final FileReport FILE = Inspector.withoutWitnesses().inspect(Path.of("/proc/self/exe"));

    private static VariantChanges changes(String name, @Nullable Growth start, Change... changes) {
        return new VariantChanges(name, SIZE, List.of(TEXT), start, List.of(changes));
    }

    private static RuleResult judge(RegressionPolicy policy, VariantChanges... variants) {
        Comparison comparison = variants.length == 0
                ? null
                : new Comparison(
                        new Baseline("00", "0.9.0", null, "2026-10-01T10:00:00Z", Outcome.PASS), List.of(variants));
        ObservedRuns runs = new ObservedRuns(List.of(), List.of(), List.of(), null, comparison, null, null);
        return new NoRegression().evaluate(new RuleInput(VARIANT, FILE, "00", false, runs, policy));
    }

    private static void expect(RuleResult finding, Outcome outcome, String words) {
        assertThat(finding.outcome()).as(finding.message()).isEqualTo(outcome);
        assertThat(finding.message()).contains(words);
    }

    private static RegressionPolicy failing(ChangeKind... kinds) {
        return new RegressionPolicy(Set.of(kinds), null, Map.of(), null, false);
    }

    private static RegressionPolicy growing(
            @Nullable String file, Map<String, Allowance> sections, @Nullable String start) {
        return new RegressionPolicy(
                Set.of(),
                file == null ? null : Allowance.parse(file),
                sections,
                start == null ? null : Allowance.parse(start),
                false);
    }

    private static final RegressionPolicy REQUIRED = new RegressionPolicy(Set.of(), null, Map.of(), null, true);

    @Test
    void withoutABaselineItDoesNotApplyUnlessOneIsRequired() {
        expect(judge(RegressionPolicy.NONE), Outcome.NOT_APPLICABLE, "there is no baseline");
        expect(judge(REQUIRED), Outcome.INCONCLUSIVE, "there is no baseline");
        assertThat(new NoRegression()
                        .evaluate(new RuleInput(VARIANT, FILE, "00", false, null, REQUIRED))
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void whatIsWorseWarnsAndFailsWherePolicyNamesIt() {
        expect(judge(RegressionPolicy.NONE, changes("v", null, FLOOR)), Outcome.PASS, "nothing is worse");
        expect(
                judge(RegressionPolicy.NONE, changes("v", null, LIBRARY)),
                Outcome.WARN,
                "since 0.9.0, proved 2026-10-01T10:00:00Z: needed libm.so.6: none -> needed");
        expect(judge(failing(ChangeKind.FLOOR), changes("v", null, LIBRARY, FLOOR)), Outcome.WARN, "needed libm");
        expect(judge(failing(ChangeKind.NEEDED), changes("v", null, LIBRARY)), Outcome.FAIL, "needed libm.so.6");
    }

    @Test
    void sizesAndStartFailBeyondWhatIsAllowed() {
        expect(judge(growing("10%", Map.of(), null), changes("v", null)), Outcome.PASS, "nothing is worse");
        expect(
                judge(growing("9.9%", Map.of(), null), changes("v", null)),
                Outcome.FAIL,
                "file: 1000 -> 1100 bytes (+10.0 %), allowed is 9.9 %");
        Map<String, Allowance> sections = Map.of(".text", Allowance.parse("49"), ".data", Allowance.parse("0"));
        expect(judge(growing(null, sections, null), changes("v", null)), Outcome.FAIL, ".text: 100 -> 150 bytes");
        expect(
                judge(growing(null, Map.of(), "50%"), changes("v", START)),
                Outcome.FAIL,
                "start: 1000 -> 2000 microseconds");
        expect(judge(growing(null, Map.of(), "100%"), changes("v", START)), Outcome.PASS, "nothing");
        expect(judge(growing(null, Map.of(), "100%"), changes("v", null)), Outcome.INCONCLUSIVE, "not measured");
    }

    @Test
    void aRemovedVariantIsReportedByTheOthers() {
        Change gone = new Change(ChangeKind.VARIANT, "w", "there", null, true);
        VariantChanges other = new VariantChanges("w", null, List.of(), null, List.of(gone));
        expect(judge(RegressionPolicy.NONE, changes("v", null), other), Outcome.WARN, "variant w: there -> none");
        expect(judge(failing(ChangeKind.VARIANT), changes("v", null), other), Outcome.FAIL, "variant w");
    }

    @Test
    void aVariantThatIsNewHasNoBaseline() {
        Change added = new Change(ChangeKind.VARIANT, "v", null, "there", false);
        VariantChanges own = new VariantChanges("v", null, List.of(), null, List.of(added));
        expect(judge(RegressionPolicy.NONE, own), Outcome.NOT_APPLICABLE, "the baseline has no variant v");
        expect(judge(REQUIRED, own), Outcome.INCONCLUSIVE, "the baseline has no variant v");
        expect(judge(REQUIRED, changes("w", null)), Outcome.INCONCLUSIVE, "knows no variant v");
    }
}
