package dev.freestand.containers.portability;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.containers.probe.MissingSystemCalls;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.proof.Cell;
import java.util.List;

/**
 * Runs one variant's behaviours again in one environment, and compares what they do with a first run there: an exit status
 * or a stream of which nothing is expected has to be the same as in that run.
 */
public final class Replay {

    private final CellRunner runner;
    private final CellJudge judge;
    private final SubjectUnderTest subject;
    private final PreparedEnvironment prepared;
    private final Engine engine;
    private final ReferenceOutputs references;
    private final Cell first;

    private Replay(
            CellRunner runner,
            List<Behaviour> behaviours,
            SubjectUnderTest subject,
            PreparedEnvironment prepared,
            Engine engine) {
        this.runner = runner;
        this.judge = new CellJudge(behaviours);
        this.subject = subject;
        this.prepared = prepared;
        this.engine = engine;
        Observation observed = runner.observe(subject, prepared, engine, MissingSystemCalls.NONE);
        this.references = new ReferenceOutputs(behaviours, judge.asAsked(observed) ? List.of(observed) : List.of());
        this.first = judge.judge(observed, references, false);
    }

    /** Makes the first run, on this engine. */
    public static Replay of(
            SubjectUnderTest subject,
            PreparedEnvironment prepared,
            Engine engine,
            CellLimits limits,
            List<Behaviour> behaviours) {
        return new Replay(new CellRunner(limits, behaviours), behaviours, subject, prepared, engine);
    }

    /** What came of the first run. */
    public Cell first() {
        return first;
    }

    /** What comes of a run in the same environment while these system calls are absent. */
    public Cell without(MissingSystemCalls calls) {
        return judge.judge(runner.observe(subject, prepared, engine, calls), references, false);
    }

    /** What comes of a run in another environment on another engine, such as on a kernel that is booted. */
    public Cell in(PreparedEnvironment other, Engine otherEngine) {
        return judge.judge(runner.observe(subject, other, otherEngine, MissingSystemCalls.NONE), references, false);
    }
}
