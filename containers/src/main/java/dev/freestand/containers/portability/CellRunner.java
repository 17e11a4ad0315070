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
import dev.freestand.containers.probe.MissingSystemCalls;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.verifier.policy.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs one variant in one environment, on every engine that runs it: predicted first, then observed. */
final class CellRunner {

    /** What a cell may take beside its steps: starting, hashing the file, removing. */
    private static final Duration OVERHEAD = Duration.ofSeconds(30);

    private final CellLimits limits;
    private final List<Behaviour> behaviours;
    private final Predictor predictor = new Predictor();

    CellRunner(CellLimits limits, List<Behaviour> behaviours) {
        this.limits = limits;
        this.behaviours = List.copyOf(behaviours);
    }

    /** One observation for each engine that runs the environment, at least one. */
    List<Observation> observe(
            SubjectUnderTest subject, Environment environment, EnvironmentSource source, Engines engines) {
        PreparedEnvironment prepared;
        try {
            prepared = source.load(environment);
        } catch (EnvironmentNotPreparedException e) {
            String problem = e.reason();
            return List.of(new Observation(subject, environment, "none", Prediction.unknown(problem), null, problem));
        }
        return engines.running(prepared).stream()
                .map(engine -> observeAlsoAsFirstProcess(subject, prepared, engine))
                .toList();
    }

    /** A kernel's cell also shows the file as first process of the machine. */
    private Observation observeAlsoAsFirstProcess(
            SubjectUnderTest subject, PreparedEnvironment prepared, Engine engine) {
        Instructions instructions = instructions(subject, CellSetting.of(prepared.environment()));
        CellRequest request = request(subject, prepared, instructions);
        Observation observed = observe(subject, prepared, engine, instructions, request);
        ProbeReport report = observed.report();
        String problem = report == null
                ? ""
                : FirstProcess.step(behaviours, report)
                        .map(step -> engine.asFirstProcess(request, step))
                        .orElse("");
        return problem.isEmpty()
                ? observed
                : new Observation(subject, observed.environment(), engine.name(), observed.prediction(), null, problem);
    }

    /** What happens while some system calls are absent, beside all that the environment itself takes away. */
    Observation observe(
            SubjectUnderTest subject, PreparedEnvironment prepared, Engine engine, MissingSystemCalls absent) {
        Instructions instructions =
                instructions(subject, CellSetting.of(prepared.environment()).without(absent));
        return observe(subject, prepared, engine, instructions, request(subject, prepared, instructions));
    }

    private Observation observe(
            SubjectUnderTest subject,
            PreparedEnvironment prepared,
            Engine engine,
            Instructions instructions,
            CellRequest request) {
        Environment environment = prepared.environment();
        Prediction prediction = predictor.predict(subject.report(), subject.artifact(), prepared);
        CellAnswer answer = CellAnswer.of(engine.run(request), instructions, environment);
        return new Observation(
                subject,
                environment,
                engine.name(),
                prediction,
                answer.report(),
                answer.problem(),
                engine.shortcoming(instructions.setting()));
    }

    private Instructions instructions(SubjectUnderTest subject, CellSetting setting) {
        return Instructions.of(setting, limits, argv0(subject), behaviours);
    }

    private CellRequest request(SubjectUnderTest subject, PreparedEnvironment prepared, Instructions instructions) {
        return new CellRequest(
                prepared,
                instructions.setting(),
                subject.artifact(),
                instructions.encode(),
                timeout(),
                instructions.longestAnswer());
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
