package dev.freestand.containers.kernel;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.Kernel;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.portability.CellPlan;
import dev.freestand.containers.portability.Replay;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedKernelFloor.KernelSearch;
import dev.freestand.verifier.proof.ObservedKernelFloor.RealKernel;
import dev.freestand.verifier.proof.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Observes which kernel a variant really needs: in one environment in which it runs, with a filter of system calls.
 *
 * @param engines what runs cells; a sandbox is preferred, whose cells take milliseconds
 * @param environments all that policy includes
 * @param kernels all kernels that can be booted
 * @param thorough whether behaviours that take long are run as often as it needs, and a real kernel is booted
 */
public record KernelFloorMeter(
        Engines engines,
        EnvironmentSource source,
        List<Environment> environments,
        List<Environment> kernels,
        List<Behaviour> behaviours,
        boolean thorough) {

    private static final String I386 = "i386";
    private static final String EMPTY_ROOT = "scratch";
    /** Of several environments that look as if the file ran there, how many are tried. */
    private static final int MOST_TRIALS = 4;
    /** Up to a dozen runs follow: what takes longer than this, in milliseconds, is only run again where that is asked for. */
    private static final double LONGEST = 5000;

    private static final int LONGEST_MESSAGE = 300;

    public KernelFloorMeter {
        environments = List.copyOf(environments);
        kernels = List.copyOf(kernels);
        behaviours = List.copyOf(behaviours);
    }

    /** A run that all others are compared with, or why there is none. */
    private record Start(@Nullable Replay replay, String problem) {}

    /**
     * The floor of one variant. Never throws for what the file does: what is not known states why.
     *
     * @param cells what was observed of all variants before
     */
    public ObservedKernelFloor measure(SubjectUnderTest subject, List<Cell> cells) throws InterruptedException {
        String hindrance = hindrance(subject.report().machine(), HostMachine.CURRENT);
        if (hindrance != null) {
            return unknown(subject, hindrance);
        }
        List<Cell> mine = cells.stream()
                .filter(cell -> cell.variant().equals(subject.variant()))
                .toList();
        Start start = start(subject, mine);
        Replay replay = start.replay();
        if (replay == null) {
            return unknown(subject, start.problem());
        }
        Cell first = replay.first();
        FloorSearch.Found found =
                new FloorSearch(SystemCallTable.bundled(), absent -> result(replay.without(absent))).run();
        String floor = found.floor();
        return new ObservedKernelFloor(
                subject.variant(),
                subject.report().kernelFloor(),
                floor,
                found.breaks(),
                floor == null ? null : confirmed(VersionNumber.of(floor), subject, replay, mine),
                new KernelSearch(SystemCallTable.OLDEST.text(), first.environment(), first.engine(), found.tried()),
                found.problem());
    }

    /** Why the floor of a file for that machine cannot be observed on a host; null where it can. */
    static @Nullable String hindrance(@Nullable String machine, HostMachine host) {
        if (host.equals(HostMachine.X86_64) && (host.runs(machine) || I386.equals(machine))) {
            return null;
        }
        return "it is for " + machine
                + (host.runs(machine)
                        ? ": the table of system calls covers only x86-64 and i386"
                        : ": on this machine a filter would act on the system calls of the emulator and not on the file's own");
    }

    private static ObservedKernelFloor unknown(SubjectUnderTest subject, String problem) {
        return new ObservedKernelFloor(
                subject.variant(),
                subject.report().kernelFloor(),
                null,
                null,
                null,
                new KernelSearch(SystemCallTable.OLDEST.text(), null, null, List.of()),
                problem);
    }

    /** In the first environment in which it runs; the empty one comes first. */
    private Start start(SubjectUnderTest subject, List<Cell> mine) {
        List<Environment> candidates = new ArrayList<>(CellPlan.of(subject.report(), subject.mustRun(), environments));
        candidates.removeIf(environment -> environment.kind() != EnvironmentKind.DISTRIBUTION
                || mine.stream()
                        .anyMatch(cell ->
                                cell.environment().equals(environment.name()) && cell.observed() != RunResult.RUNS));
        candidates.sort(Comparator.comparing(environment -> !environment.name().equals(EMPTY_ROOT)));
        String problem = "it did not run in the environment of any distribution";
        for (Environment environment : candidates.subList(0, Math.min(MOST_TRIALS, candidates.size()))) {
            PreparedEnvironment prepared;
            try {
                prepared = source.load(environment);
            } catch (EnvironmentNotPreparedException e) {
                continue;
            }
            Replay replay = Replay.of(subject, prepared, engine(prepared), CellLimits.DEFAULT, behaviours);
            Cell first = replay.first();
            if (first.observed() == RunResult.RUNS) {
                return tooLong(first)
                        ? new Start(
                                null,
                                "its behaviours take longer than " + (int) (LONGEST / 1000)
                                        + " s and would run up to a dozen times; kernelFloor: true in"
                                        + " freestand.yaml measures it anyway")
                        : new Start(replay, "");
            }
            problem = "it does not run in " + environment.name() + ": " + why(first);
        }
        return new Start(null, problem);
    }

    private boolean tooLong(Cell first) {
        double all = 0;
        for (BehaviourResult behaviour : first.behaviours()) {
            Double millis = behaviour.millis();
            all += millis == null ? 0 : millis;
        }
        return all > LONGEST && !thorough;
    }

    private Engine engine(PreparedEnvironment prepared) {
        Engine first = engines.of(prepared.environment());
        Engine folders = engines.folders();
        return first != folders
                        && folders.availability().ready()
                        && folders.lacks(prepared).isEmpty()
                ? folders
                : first;
    }

    private static FloorSearch.Result result(Cell cell) {
        return new FloorSearch.Result(cell.observed(), cell.observed() == RunResult.RUNS ? "" : why(cell));
    }

    /** The first behaviour that failed, and how; else why nothing is known of the cell. */
    private static String why(Cell cell) {
        String words = cell.behaviours().stream()
                .filter(behaviour -> behaviour.outcome() == Outcome.FAIL)
                .findFirst()
                .map(behaviour -> behaviour.name() + ": " + behaviour.message())
                .orElse(cell.message());
        String line = words.lines().findFirst().orElse("");
        return line.substring(0, Math.min(LONGEST_MESSAGE, line.length()));
    }

    /** On the oldest kernel from the floor on: one of the cells, or where asked for one that is booted now. */
    private @Nullable RealKernel confirmed(
            VersionNumber floor, SubjectUnderTest subject, Replay replay, List<Cell> mine) {
        List<Environment> possible = kernels.stream()
                .filter(kernel -> !kernel.foreign() && release(kernel).compareTo(floor) >= 0)
                .sorted(Comparator.comparing(KernelFloorMeter::release))
                .toList();
        for (Environment kernel : possible) {
            Optional<Cell> seen = mine.stream()
                    .filter(cell -> cell.environment().equals(kernel.name()) && cell.observed() != RunResult.UNKNOWN)
                    .findFirst();
            if (seen.isPresent()) {
                return real(seen.get());
            }
        }
        // A kernel's cell has no libraries.
        if (!thorough || !subject.mustRun()) {
            return null;
        }
        for (Environment kernel : possible) {
            try {
                PreparedEnvironment prepared = source.load(kernel);
                return engines.kernels().lacks(prepared).isEmpty()
                        ? real(replay.in(prepared, engines.kernels()))
                        : null;
            } catch (EnvironmentNotPreparedException e) {
                continue;
            }
        }
        return null;
    }

    private static RealKernel real(Cell cell) {
        return new RealKernel(cell.environment(), cell.observed(), cell.observed() == RunResult.RUNS ? "" : why(cell));
    }

    /** Of a kernel that is whatever Debian has newest, a number above all others. */
    private static VersionNumber release(Environment environment) {
        EnvironmentOverrides special = environment.special();
        Kernel kernel = special == null ? null : special.kernel();
        return kernel == null
                ? VersionNumber.of("0")
                : VersionNumber.parse(kernel.release()).orElseGet(() -> VersionNumber.of("999"));
    }
}
