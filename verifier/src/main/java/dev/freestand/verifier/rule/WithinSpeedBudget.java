package dev.freestand.verifier.rule;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.value.SpeedLimit;
import dev.freestand.verifier.proof.speed.MedianInterval;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** FS204: start-up and workloads are as fast beside another variant as the budget asks; and every workload did its work. */
final class WithinSpeedBudget implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.WITHIN_SPEED_BUDGET;
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        ObservedRuns runs = evidence.runs();
        if (runs == null) {
            return RuleResult.notApplicable("it was not run");
        }
        String variant = evidence.variant().name();
        Budget budget = evidence.variant().budget();
        Findings findings = new Findings(variant);
        for (SpeedComparison speed : runs.speeds()) {
            boolean start = speed.kind() == SpeedComparison.Kind.START;
            if (!start) {
                speed.of(variant)
                        .map(VariantSpeed::failure)
                        .ifPresent(failure -> findings.failed.add("workload " + speed.name() + ": " + failure));
            }
            findings.compare(speed, start ? budget.start() : budget.workload());
        }
        findings.missing(budget.start(), SpeedComparison.Kind.START, runs.speeds());
        findings.missing(budget.workload(), SpeedComparison.Kind.WORKLOAD, runs.speeds());
        return findings.result();
    }

    /** What was found, by what follows from it. */
    private static final class Findings {

        private final String variant;
        private final List<String> failed = new ArrayList<>();
        private final List<String> open = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();

        Findings(String variant) {
            this.variant = variant;
        }

        void compare(SpeedComparison speed, @Nullable SpeedLimit limit) {
            if (limit == null) {
                return;
            }
            boolean start = speed.kind() == SpeedComparison.Kind.START;
            String what = start ? "start-up" : "throughput of " + speed.name();
            Optional<MedianInterval> measured =
                    start ? speed.timeRatio(variant, limit.variant()) : speed.throughputRatio(variant, limit.variant());
            if (measured.isEmpty()) {
                open.add(what + " was not compared with " + limit.variant() + ": " + reason(speed, limit.variant()));
                return;
            }
            MedianInterval ratio = measured.get();
            double factor = limit.factor();
            boolean beyond = start ? ratio.above(factor) : ratio.below(factor);
            boolean within = start ? ratio.high() <= factor : ratio.low() >= factor;
            String words = what + " is "
                    + String.format(Locale.ROOT, "%.3fx (%.3f to %.3f) ", ratio.median(), ratio.low(), ratio.high())
                    + limit.variant() + ", the budget is " + (start ? "at most " : "at least ") + limit;
            if (beyond) {
                failed.add(words);
            } else if (within) {
                kept.add(words);
            } else {
                open.add(words
                        + ": the interval holds the limit, so measure again, with more rounds or on a quieter machine");
            }
        }

        private String reason(SpeedComparison speed, String reference) {
            if (speed.problem() != null) {
                return speed.problem();
            }
            for (String one : List.of(variant, reference)) {
                Optional<VariantSpeed> found = speed.of(one);
                if (found.isEmpty()) {
                    return one + " is left out";
                }
                String failure = found.get().failure();
                String problem = found.get().problem();
                if (!found.get().timed()) {
                    return one + ": "
                            + (failure != null ? failure : problem != null ? problem : "it has too few samples");
                }
            }
            return "their samples do not belong together";
        }

        void missing(@Nullable SpeedLimit limit, SpeedComparison.Kind kind, List<SpeedComparison> speeds) {
            if (limit != null && speeds.stream().noneMatch(speed -> speed.kind() == kind)) {
                open.add(kind == SpeedComparison.Kind.START ? "start-up was not timed" : "no workload was timed");
            }
        }

        RuleResult result() {
            if (!failed.isEmpty()) {
                return RuleResult.fail(String.join("; ", failed));
            }
            if (!open.isEmpty()) {
                return RuleResult.inconclusive(String.join("; ", open));
            }
            return kept.isEmpty()
                    ? RuleResult.notApplicable("there is no budget of speed")
                    : RuleResult.pass(String.join("; ", kept));
        }
    }
}
