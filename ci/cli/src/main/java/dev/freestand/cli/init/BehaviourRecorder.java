package dev.freestand.cli.init;

import dev.freestand.containers.engine.CellAnswer;
import dev.freestand.containers.engine.CellRequest;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.predict.Predictor;
import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in a cell with arguments that most programs know, and notes what it does. Each is run twice, so that an
 * output that is not the same each time is not asked for.
 */
public final class BehaviourRecorder {

    /** Longest output that is written into the file, in bytes; a longer one only has to be the same everywhere. */
    private static final int LONGEST = 8192;

    private static final Duration STEP = Duration.ofSeconds(5);
    /** All trials, each of them twice, and what the cell itself takes. */
    static final Duration LONGEST_RUN = STEP.multipliedBy(6).plusSeconds(10);

    private static final Duration CELL = LONGEST_RUN.multipliedBy(2);
    private static final CellLimits LIMITS =
            new CellLimits(STEP, CellLimits.DEFAULT.keep(), CellLimits.DEFAULT.flood());

    private record Trial(String name, List<String> args) {}

    private static final List<Trial> TRIALS = List.of(
            new Trial("version", List.of("--version")),
            new Trial("help", List.of("--help")),
            new Trial("runs", List.of()));

    private final Engine engine;
    private final EnvironmentSource source;

    /**
     * A recorder.
     *
     * @param engine what runs the cells; closing it is the caller's
     * @param source where prepared environments are found
     */
    public BehaviourRecorder(Engine engine, EnvironmentSource source) {
        this.engine = engine;
        this.source = source;
    }

    /**
     * What came of it.
     *
     * @param place the environment and the engine, for people; empty where the program was not run
     * @param behaviours what it did; only what ended by itself
     * @param problem why something is not there; empty where nothing is missing
     */
    record Recording(String place, List<RecordedBehaviour> behaviours, String problem) {

        static Recording none(String problem) {
            return new Recording("", List.of(), problem);
        }
    }

    /** Runs it in the barest environment in which it is predicted to run. */
    Recording record(Path program, FileReport file) {
        List<Environment> missing = new ArrayList<>();
        Optional<PreparedEnvironment> environment = environment(program, file, missing);
        if (environment.isEmpty()) {
            return Recording.none(
                    missing.isEmpty()
                            ? "it is predicted to run in none of the environments that have a recipe"
                            : "it is predicted to run in no prepared environment; run freestand environments prepare");
        }
        CellSetting setting = CellSetting.of(environment.get().environment());
        List<Behaviour> behaviours = new ArrayList<>();
        for (Trial trial : TRIALS) {
            Step step = new Step(trial.args(), Content.EMPTY, Map.of(), 0, null, null, Map.of());
            behaviours.add(new Behaviour(trial.name(), Map.of(), List.of(step)));
            behaviours.add(new Behaviour(trial.name() + "-again", Map.of(), List.of(step)));
        }
        Instructions instructions =
                Instructions.of(setting, LIMITS, FileNames.text(FileNames.last(program)), behaviours);
        CellRequest request = new CellRequest(
                environment.get(), setting, program, instructions.encode(), CELL, instructions.longestAnswer());
        CellAnswer answer = CellAnswer.of(
                engine.run(request), instructions, environment.get().environment());
        ProbeReport report = answer.report();
        if (report == null) {
            return Recording.none(answer.problem());
        }
        if (!report.sameFileThroughout()) {
            return Recording.none("the file was changed while it was run");
        }
        return recording(environment.get().name() + " (" + engine.name() + ")", report);
    }

    private static Recording recording(String place, ProbeReport report) {
        List<RecordedBehaviour> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < TRIALS.size(); i++) {
            Trial trial = TRIALS.get(i);
            if (trial.args().isEmpty() && !found.isEmpty()) {
                // Without arguments a program may do its real work, or wait: only where there is nothing better.
                break;
            }
            StepReport first = report.behaviours().get(2 * i).get(0);
            StepReport again = report.behaviours().get(2 * i + 1).get(0);
            String words = trial.args().isEmpty() ? "without arguments" : String.join(" ", trial.args());
            if (first.ending() != ProcessEnd.EXIT || again.ending() != ProcessEnd.EXIT) {
                problems.add(words + ": it did not exit by itself");
            } else if (first.number() != again.number() || !same(first.stderr(), again.stderr())) {
                problems.add(words + ": its results differ between runs");
            } else if (!same(first.stdout(), again.stdout())) {
                problems.add(words + ": its output differs between runs");
            } else {
                found.add(recorded(trial, first));
            }
        }
        return new Recording(place, found, String.join("; ", problems));
    }

    private static boolean same(@Nullable CapturedStream one, @Nullable CapturedStream other) {
        return one != null && other != null && one.sameAs(other);
    }

    private static RecordedBehaviour recorded(Trial trial, StepReport step) {
        CapturedStream out = Objects.requireNonNull(step.stdout());
        boolean whole = out.total() <= LONGEST;
        return new RecordedBehaviour(
                trial.name(),
                trial.args(),
                step.number(),
                whole ? out.kept() : null,
                whole ? "" : "its output of " + out.total() + " bytes is too long to be recorded here");
    }

    /** For a static file an empty root, where that runs it; for another the newest in which its libraries are. */
    /** The first in which it is predicted to run; adds those before it that are not prepared to the missing. */
    private Optional<PreparedEnvironment> environment(Path program, FileReport file, List<Environment> missing) {
        List<Environment> candidates = new ArrayList<>(Catalogue.bundled().environments().stream()
                .filter(one -> one.kind() == EnvironmentKind.DISTRIBUTION && one.recipe() != null)
                .toList());
        if (file.linkage() != Linkage.STATIC) {
            Collections.reverse(candidates);
        }
        Predictor predictor = new Predictor();
        for (Environment candidate : candidates) {
            try {
                PreparedEnvironment prepared = source.load(candidate);
                if (predictor.predict(file, program, prepared).fate() == RunResult.RUNS) {
                    return Optional.of(prepared);
                }
            } catch (EnvironmentNotPreparedException e) {
                missing.add(candidate);
            }
        }
        return Optional.empty();
    }
}
