package dev.freestand.verifier.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.value.SpeedLimit;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FS204. */
class SpeedBudgetTest {

    /** Times of the variant in six rounds, of which the other one takes 100 each: ratios from 1.20 to 1.45. */
    private static final List<Long> SLOWER = List.of(120L, 125L, 130L, 135L, 140L, 145L);

    private static final List<Long> OTHER = List.of(100L, 100L, 100L, 100L, 100L, 100L);

    private static VariantSpeed speed(String variant, List<Long> micros, @Nullable String failure) {
        return new VariantSpeed(variant, micros, null, new TreeMap<>(), failure, null);
    }

    private static SpeedComparison comparison(SpeedComparison.Kind kind, VariantSpeed... speeds) {
        return new SpeedComparison("work", kind, new SpeedComparison.Amount(0, 1, null), 2, List.of(speeds), null);
    }

    private static RuleResult judge(@Nullable String start, @Nullable String workload, SpeedComparison... speeds) {
        Budget budget = new Budget(
                null,
                Map.of(),
                start == null ? null : SpeedLimit.parse(start),
                workload == null ? null : SpeedLimit.parse(workload));
        Variant variant = new Variant("v", Variant.Build.NONE, "a", VariantExpectation.NOTHING, budget, false);
        ObservedRuns runs = new ObservedRuns(List.of(), List.of()).with(Arrays.asList(speeds));
        return new WithinSpeedBudget()
                .evaluate(new RuleInput(variant, Inspector.notBuilt(Path.of("a"), "none", "none is read"), null, runs));
    }

    private static SpeedComparison measured(SpeedComparison.Kind kind) {
        return comparison(kind, speed("other", OTHER, null), speed("v", SLOWER, null));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5x other, PASS, at most 1.5x other",
        "1.45x other, PASS, start-up is 1.325x (1.200 to 1.450) other",
        "1.3x other, INCONCLUSIVE, the interval holds the limit",
        "1.2x other, INCONCLUSIVE, the interval holds the limit",
        "1.19x other, FAIL, the budget is at most 1.19x other",
        "1x other, FAIL, at most 1.0x other"
    })
    void startUpHasToTakeNoLonger(String limit, Outcome outcome, String words) {
        RuleResult result = judge(limit, null, measured(SpeedComparison.Kind.START));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.message()).contains(words);
    }

    /** Throughput is the other way round: from 1/1.45 to 1/1.20, 0.690 to 0.833. */
    @ParameterizedTest
    @CsvSource({
        "0.68x other, PASS, throughput of work is 0.755x (0.690 to 0.833) other",
        "0.7x other, INCONCLUSIVE, the interval holds the limit",
        "0.84x other, FAIL, the budget is at least 0.84x other"
    })
    void aWorkloadHasToBeAsFast(String limit, Outcome outcome, String words) {
        RuleResult result = judge(null, limit, measured(SpeedComparison.Kind.WORKLOAD));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.message()).contains(words);
    }

    @Test
    void whatWasNotMeasuredIsNotGood() {
        assertThat(judge("2x other", null).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(null, "2x other", measured(SpeedComparison.Kind.START)).message())
                .isEqualTo("no workload was timed");
        SpeedComparison alone = comparison(SpeedComparison.Kind.START, speed("v", SLOWER, null));
        assertThat(judge("2x other", null, alone).message()).contains("other is left out");
        SpeedComparison nothing = new SpeedComparison(
                "work", SpeedComparison.Kind.START, new SpeedComparison.Amount(0, 1, null), 2, List.of(), "no sandbox");
        assertThat(judge("2x other", null, nothing))
                .isEqualTo(RuleResult.inconclusive("start-up was not compared with other: no sandbox"));
    }

    /** Also without a budget; of start-up, the cells tell. */
    @Test
    void aWorkloadThatFailsIsAnErrorAndNoTime() {
        SpeedComparison failed = comparison(
                SpeedComparison.Kind.WORKLOAD,
                speed("other", OTHER, null),
                speed("v", List.of(), "a run exited with status 1 instead of 0"));

        assertThat(judge(null, null, failed))
                .isEqualTo(RuleResult.fail("workload work: a run exited with status 1 instead of 0"));
        assertThat(judge(null, null, measured(SpeedComparison.Kind.WORKLOAD)).outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }
}
