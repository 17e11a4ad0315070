package dev.freestand.containers.portability;

import dev.freestand.containers.engine.CellRequest;
import dev.freestand.containers.engine.CellRun;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.predict.Predictor;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.containers.probe.Limits;
import dev.freestand.containers.probe.ProbeParser;
import dev.freestand.containers.probe.ProtocolException;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs every variant in every environment, side by side, and judges the cells. */
public final class Portability {

    /** What a cell may take beside its steps: starting, hashing the file, removing. */
    private static final Duration OVERHEAD = Duration.ofSeconds(30);

    private final Engine engine;
    private final Catalogue catalogue;
    private final EnvironmentCache cache;
    private final Limits limits;
    private final Predictor predictor = new Predictor();

    /**
     * A runner over an engine; closing the engine is the caller's.
     *
     * @param limits how far each step may go
     */
    public Portability(Engine engine, Catalogue catalogue, EnvironmentCache cache, Limits limits) {
        this.engine = engine;
        this.catalogue = catalogue;
        this.cache = cache;
        this.limits = limits;
    }

    /**
     * Runs the whole matrix.
     *
     * @param jobs cells run side by side, at least 1
     * @return one cell for each subject in each environment, in the order of subjects, then of the catalogue, whatever the
     *     order in which they finished
     * @throws UnknownEnvironmentException if policy names an environment that is not in the catalogue
     * @throws InterruptedException if the calling thread is interrupted; cells under way are given up
     */
    public List<Cell> run(
            List<SubjectUnderTest> subjects,
            List<Behaviour> behaviours,
            Environments policy,
            int jobs,
            Progress progress)
            throws UnknownEnvironmentException, InterruptedException {
        List<Environment> environments = catalogue.select(policy);
        int total = subjects.size() * environments.size();
        AtomicInteger done = new AtomicInteger();
        List<InOrder.Task<Observation>> tasks = new ArrayList<>();
        for (SubjectUnderTest subject : subjects) {
            for (Environment environment : environments) {
                tasks.add(() -> {
                    Observation cell = observe(subject, environment, behaviours);
                    synchronized (done) {
                        progress.finished(done.incrementAndGet(), total, subject.variant(), environment.name());
                    }
                    return cell;
                });
            }
        }
        List<Observation> observed = InOrder.run(tasks, jobs);
        return judge(observed, subjects, behaviours, policy);
    }

    private static List<Cell> judge(
            List<Observation> observed,
            List<SubjectUnderTest> subjects,
            List<Behaviour> behaviours,
            Environments policy) {
        CellJudge judge = new CellJudge(behaviours);
        List<Cell> cells = new ArrayList<>();
        // Observations come subject by subject, equally many of each.
        int each = subjects.isEmpty() ? 0 : observed.size() / subjects.size();
        for (int i = 0; i < subjects.size(); i++) {
            List<Observation> mine = observed.subList(i * each, (i + 1) * each);
            References references = new References(
                    behaviours,
                    mine.stream()
                            .filter(judge::asAsked)
                            .flatMap(cell -> Stream.ofNullable(cell.report()))
                            .toList());
            mine.forEach(cell -> cells.add(judge.judge(
                    cell, references, policy.requires(cell.environment().name()))));
        }
        return List.copyOf(cells);
    }

    private Observation observe(SubjectUnderTest subject, Environment environment, List<Behaviour> behaviours) {
        PreparedEnvironment prepared;
        try {
            prepared = cache.load(environment);
        } catch (EnvironmentNotPreparedException e) {
            String problem = String.valueOf(e.getMessage());
            return new Observation(subject, environment, "none", Prediction.unknown(problem), null, problem);
        }
        Prediction prediction = predictor.predict(subject.report(), prepared);
        Instructions instructions = Instructions.of(limits, argv0(subject), behaviours);
        CellRun run = engine.run(new CellRequest(
                prepared,
                subject.artifact(),
                instructions.encode(),
                timeout(behaviours),
                instructions.longestAnswer()));
        String problem;
        if (run instanceof CellRun.Answered answered) {
            try {
                return new Observation(
                        subject,
                        environment,
                        engine.name(),
                        prediction,
                        ProbeParser.parse(answered.answer(), instructions),
                        "");
            } catch (ProtocolException e) {
                problem = e.getMessage() + "; nothing in it is believed";
            }
        } else {
            problem = ((CellRun.Unanswered) run).reason();
        }
        return new Observation(subject, environment, engine.name(), prediction, null, problem);
    }

    /** The file's own name, as if it had been started from its folder's listing: some programs print it. */
    private static String argv0(SubjectUnderTest subject) {
        Path name = subject.artifact().getFileName();
        return name == null ? "subject" : name.toString();
    }

    private Duration timeout(List<Behaviour> behaviours) {
        int steps = behaviours.stream().mapToInt(one -> one.steps().size()).sum();
        return OVERHEAD.plus(limits.step().multipliedBy(steps));
    }
}
