package dev.freestand.containers.portability;

import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what was observed in one cell into its verdict. */
final class CellJudge {

    private final List<Behaviour> behaviours;

    CellJudge(List<Behaviour> behaviours) {
        this.behaviours = List.copyOf(behaviours);
    }

    /** Whether every behaviour was as expected: only such cells have a say in what the others are compared with. */
    boolean asAsked(Observation cell) {
        ProbeReport report = cell.report();
        return report != null
                && cell.subject().sha256().equals(report.sha256())
                && report.unmet().isEmpty()
                && !report.leftEmulator()
                && report.sameFileThroughout()
                && judged(cell, report, ReferenceOutputs.none(behaviours)).stream()
                        .allMatch(one -> one.failure() == null);
    }

    Cell judge(Observation cell, ReferenceOutputs references, boolean required) {
        ProbeReport report = cell.report();
        if (report == null) {
            return unknown(cell, null, cell.problem(), required);
        }
        String sha256 = report.sha256();
        if (sha256 == null) {
            return unknown(cell, null, "the file cannot be read inside the cell", required);
        }
        if (!sha256.equals(cell.subject().sha256())) {
            return otherFile(
                    cell,
                    sha256,
                    "SHA-256 inside the cell is " + sha256 + ", expected "
                            + cell.subject().sha256(),
                    required);
        }
        if (!report.sameFileThroughout()) {
            String after = report.after();
            String now = after == null || after.equals(sha256) ? "" : ", SHA-256 is now " + after;
            return otherFile(
                    cell, sha256, "the file was changed or replaced inside the cell while it was run" + now, required);
        }
        if (!report.unmet().isEmpty()) {
            String conditions = String.join(", ", report.unmet());
            return unknown(cell, sha256, "the cell cannot be set up without " + conditions, required);
        }
        if (report.leftEmulator()) {
            String reason =
                    "the file starts another program (execve), which would run on this machine's own processor and"
                            + " not on the emulated one, so this proves nothing; run it on a machine with that"
                            + " processor";
            return unknown(cell, sha256, reason, required);
        }
        if (behaviours.isEmpty()) {
            return unknown(cell, sha256, "no behaviour is stated, so nothing was run", required);
        }
        List<Judged> judged = judged(cell, report, references);
        List<BehaviourResult> results = judged.stream().map(Judged::result).toList();
        Optional<Judged> first =
                judged.stream().filter(one -> one.failure() != null).findFirst();
        if (first.isEmpty()) {
            return ran(cell, sha256, required, results);
        }
        StepFailure failure =
                new CauseAttribution(references.agreeing()).of(first.get().orThrow(), cell.environment());
        return failed(cell, sha256, first.get().result().name(), failure, required, results);
    }

    /** Nothing that was seen in such a cell is trusted. */
    private static Cell otherFile(Observation cell, String sha256, String detail, boolean required) {
        StepFailure differs = new StepFailure(Cause.DIGEST_DIFFERS, detail);
        return cell(
                cell, sha256, RunResult.UNKNOWN, Outcome.FAIL, differs.cause(), explain(differs), required, List.of());
    }

    private static Cell ran(Observation cell, String sha256, boolean required, List<BehaviourResult> results) {
        Prediction prediction = cell.prediction();
        boolean must = cell.subject().mustRun();
        Outcome outcome = must ? Outcome.PASS : agreement(prediction.fate() == RunResult.RUNS, prediction);
        String message =
                prediction.fate() == RunResult.RUNS ? "runs" : "runs, which was not predicted: " + prediction.reason();
        return cell(cell, sha256, RunResult.RUNS, outcome, null, message, required, results);
    }

    private static Cell failed(
            Observation cell,
            String sha256,
            String behaviour,
            StepFailure failure,
            boolean required,
            List<BehaviourResult> results) {
        Prediction prediction = cell.prediction();
        boolean foreseen = prediction.cause() == failure.cause();
        Outcome outcome = cell.subject().mustRun() ? Outcome.FAIL : agreement(foreseen, prediction);
        if (outcome == Outcome.FAIL && !cell.shortcoming().isEmpty()) {
            String reason = behaviour + ": " + failure.detail() + "; " + cell.shortcoming()
                    + ", which may be why: use Docker, or run Freestand outside of the container that restricts it";
            return cell(cell, sha256, RunResult.UNKNOWN, Outcome.INCONCLUSIVE, null, reason, required, results);
        }
        String what = foreseen ? prediction.reason() : behaviour + ": " + failure.detail();
        String sentence = outcome == Outcome.PASS
                ? what
                : foreseen || prediction.fate() == RunResult.UNKNOWN
                        ? explain(new StepFailure(failure.cause(), what))
                        : explain(new StepFailure(failure.cause(), what)) + " (predicted: " + describe(prediction)
                                + ")";
        String message = new StepFailure(failure.cause(), sentence, failure.diff()).full();
        return cell(cell, sha256, RunResult.FAILS, outcome, failure.cause(), message, required, results);
    }

    private static Outcome agreement(boolean agree, Prediction prediction) {
        if (prediction.fate() == RunResult.UNKNOWN) {
            return Outcome.INCONCLUSIVE;
        }
        return agree ? Outcome.PASS : Outcome.FAIL;
    }

    private static String describe(Prediction prediction) {
        Cause cause = prediction.cause();
        return cause == null ? "runs, " + prediction.reason() : cause.word() + ", " + prediction.reason();
    }

    private static String explain(StepFailure failure) {
        return failure.detail() + "; " + failure.cause().fix();
    }

    private Cell unknown(Observation cell, @Nullable String sha256, String reason, boolean required) {
        List<BehaviourResult> results = behaviours.stream()
                .map(behaviour ->
                        new BehaviourResult(behaviour.name(), null, Outcome.INCONCLUSIVE, null, "was not run", "", ""))
                .toList();
        return cell(cell, sha256, RunResult.UNKNOWN, Outcome.INCONCLUSIVE, null, reason, required, results);
    }

    private static Cell cell(
            Observation cell,
            @Nullable String sha256,
            RunResult observed,
            Outcome outcome,
            @Nullable Cause cause,
            String message,
            boolean required,
            List<BehaviourResult> results) {
        return new Cell(
                cell.subject().variant(),
                cell.environment().name(),
                cell.engine(),
                sha256,
                cell.prediction().fate(),
                observed,
                outcome,
                cause == null ? null : cause.word(),
                message,
                required,
                results);
    }

    /** A behaviour's result, and why it failed if it did. */
    private record Judged(BehaviourResult result, @Nullable StepFailure failure) {
        StepFailure orThrow() {
            if (failure == null) {
                throw new IllegalStateException("nothing failed");
            }
            return failure;
        }
    }

    private List<Judged> judged(Observation cell, ProbeReport report, ReferenceOutputs references) {
        StepJudge judge = new StepJudge(cell.subject(), cell.environment());
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < behaviours.size(); i++) {
            judged.add(judged(judge, i, report.behaviours().get(i), references));
        }
        return judged;
    }

    private Judged judged(StepJudge judge, int index, List<StepReport> steps, ReferenceOutputs references) {
        Behaviour behaviour = behaviours.get(index);
        Optional<StepFailure> failure = Optional.empty();
        StepReport last = steps.get(0);
        long micros = 0;
        for (int i = 0; i < steps.size() && failure.isEmpty(); i++) {
            last = steps.get(i);
            micros += last.micros();
            StepReport step = last;
            int number = i;
            failure = judge.judge(behaviour.steps().get(i), step)
                    .or(() -> references.judge(index, number, step).map(different -> judge.explain(different, step)));
            if (failure.isPresent() && steps.size() > 1) {
                StepFailure found = failure.get();
                failure = Optional.of(found.because(found.cause(), "step " + (i + 1) + ": " + found.detail()));
            }
        }
        BehaviourResult result = new BehaviourResult(
                behaviour.name(),
                StepJudge.exit(last),
                failure.isEmpty() ? Outcome.PASS : Outcome.FAIL,
                last.ending() == ProcessEnd.NOT_STARTED ? null : micros / 1000.0,
                failure.map(StepFailure::full).orElse(""),
                text(last.stdout()),
                text(last.stderr()));
        return new Judged(result, failure.orElse(null));
    }

    private static String text(@Nullable CapturedStream stream) {
        return stream == null ? "" : new String(stream.kept().bytes(), StandardCharsets.UTF_8);
    }
}
