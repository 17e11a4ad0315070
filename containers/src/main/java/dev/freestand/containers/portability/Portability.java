package dev.freestand.containers.portability;

import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs every variant in every environment that it is meant for, side by side, and judges the cells. */
public final class Portability {

    private final Engines engines;
    private final Catalogue catalogue;
    private final EnvironmentSource source;
    private final CellLimits limits;

    /**
     * A runner over engines; closing them is the caller's.
     *
     * @param limits how far each step may go
     */
    public Portability(Engines engines, Catalogue catalogue, EnvironmentSource source, CellLimits limits) {
        this.engines = engines;
        this.catalogue = catalogue;
        this.source = source;
        this.limits = limits;
    }

    /**
     * Runs the whole matrix.
     *
     * @param shard which part of the cells is run; null for all of them
     * @param jobs cells run side by side, at least 1
     * @return its cells in the order of subjects, then of the catalogue, whatever the order in which they finished
     * @throws UnknownEnvironmentException if policy names an environment that is not in the catalogue
     * @throws InterruptedException if the calling thread is interrupted; cells under way are given up
     */
    public Matrix run(
            List<SubjectUnderTest> subjects,
            List<Behaviour> behaviours,
            Environments policy,
            @Nullable Shard shard,
            int jobs,
            CellListener progress)
            throws UnknownEnvironmentException, InterruptedException {
        List<Environment> environments = catalogue.select(policy);
        CellRunner runner = new CellRunner(limits, behaviours);
        List<OrderedTasks.Task<List<Observation>>> tasks = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        int planned = 0;
        for (SubjectUnderTest subject : subjects) {
            for (Environment environment : CellPlan.of(subject.report(), subject.mustRun(), environments)) {
                if (shard != null && !shard.holds(planned++)) {
                    continue;
                }
                tasks.add(() -> {
                    List<Observation> cells = runner.observe(subject, environment, source, engines);
                    synchronized (done) {
                        progress.finished(done.incrementAndGet(), tasks.size(), subject.variant(), environment.name());
                    }
                    return cells;
                });
            }
        }
        List<Observation> observed =
                OrderedTasks.run(tasks, jobs).stream().flatMap(List::stream).toList();
        return new Matrix(
                judge(observed, subjects, behaviours, policy, shard == null),
                environments.stream().map(this::record).toList());
    }

    private static List<Cell> judge(
            List<Observation> observed,
            List<SubjectUnderTest> subjects,
            List<Behaviour> behaviours,
            Environments policy,
            boolean whole) {
        CellJudge judge = new CellJudge(behaviours);
        List<Cell> cells = new ArrayList<>();
        for (SubjectUnderTest subject : subjects) {
            List<Observation> mine = observed.stream()
                    .filter(cell -> cell.subject().variant().equals(subject.variant()))
                    .toList();
            ReferenceOutputs references = new ReferenceOutputs(
                    behaviours, mine.stream().filter(judge::asAsked).toList());
            List<Cell> judged = mine.stream()
                    .map(cell -> judge.judge(
                            cell, references, policy.requires(cell.environment().name())))
                    .toList();
            // For a part, the results of the other cells are not known yet.
            cells.addAll(EngineAgreement.of(whole ? WrongExpectation.judge(judged) : judged));
        }
        return List.copyOf(cells);
    }

    private EnvironmentRecord record(Environment environment) {
        try {
            return source.load(environment).toRecord();
        } catch (EnvironmentNotPreparedException e) {
            // Its cells say so; here only what the catalogue says is known.
            return environment.toRecord(environment.libc(), null, null);
        }
    }
}
