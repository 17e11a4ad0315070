package dev.freestand.containers.portability;

import dev.freestand.containers.engine.CellAnswer;
import dev.freestand.containers.engine.CellRequest;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.predict.Predictor;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.verifier.policy.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs one variant in one environment, on every engine that runs it: predicted first, then observed. */
final class CellRunner {

    /** What a cell may take beside its steps: starting, hashing the file, removing. */
    private static final Duration OVERHEAD = Duration.ofSeconds(30);

    private final Engines engines;
    private final EnvironmentSource source;
    private final CellLimits limits;
    private final List<Behaviour> behaviours;
    private final Predictor predictor = new Predictor();

    CellRunner(Engines engines, EnvironmentSource source, CellLimits limits, List<Behaviour> behaviours) {
        this.engines = engines;
        this.source = source;
        this.limits = limits;
        this.behaviours = List.copyOf(behaviours);
    }

    /** One observation for each engine that runs the environment, at least one. */
    List<Observation> observe(SubjectUnderTest subject, Environment environment) {
        PreparedEnvironment prepared;
        try {
            prepared = source.load(environment);
        } catch (EnvironmentNotPreparedException e) {
            String problem = e.reason();
            return List.of(new Observation(subject, environment, "none", Prediction.unknown(problem), null, problem));
        }
        return engines.running(prepared).stream()
                .map(engine -> observe(subject, environment, prepared, engine))
                .toList();
    }

    private Observation observe(
            SubjectUnderTest subject, Environment environment, PreparedEnvironment prepared, Engine engine) {
        Prediction prediction = predictor.predict(subject.report(), subject.artifact(), prepared);
        CellSetting setting = CellSetting.of(environment);
        Instructions instructions = Instructions.of(setting, limits, argv0(subject), behaviours);
        CellRequest request = new CellRequest(
                prepared, setting, subject.artifact(), instructions.encode(), timeout(), instructions.longestAnswer());
        CellAnswer answer = CellAnswer.of(engine.run(request), instructions, environment);
        ProbeReport report = answer.report();
        String problem = answer.problem();
        if (report != null) {
            problem = FirstProcess.step(behaviours, report)
                    .map(step -> engine.asFirstProcess(request, step))
                    .orElse("");
            if (problem.isEmpty()) {
                return new Observation(subject, environment, engine.name(), prediction, report, "");
            }
        }
        return new Observation(subject, environment, engine.name(), prediction, null, problem);
    }

    /** The file's own name, as if it had been started from its folder's listing: some programs print it. */
    private static String argv0(SubjectUnderTest subject) {
        Path name = subject.artifact().getFileName();
        return name == null ? "subject" : name.toString();
    }

    private Duration timeout() {
        return behaviours.stream()
                .flatMap(behaviour -> behaviour.steps().stream())
                .map(limits::timeOf)
                .reduce(OVERHEAD, Duration::plus);
    }
}
