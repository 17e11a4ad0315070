package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one variant writes where nothing was asked of it: it only has to be the same in every environment. The reference
 * is what most environments show; of equally many, what the first of them shows.
 */
final class ReferenceOutputs {

    /** From so many outputs on it is no chance that no two are the same. */
    private static final int SEVERAL = 3;

    private final List<Behaviour> behaviours;
    private final List<Observation> cells;
    private final List<ProbeReport> ran;

    /**
     * References for one variant.
     *
     * @param cells those where every behaviour was as expected, in the order of environments
     */
    ReferenceOutputs(List<Behaviour> behaviours, List<Observation> cells) {
        this.behaviours = List.copyOf(behaviours);
        this.cells = List.copyOf(cells);
        this.ran =
                cells.stream().flatMap(cell -> Stream.ofNullable(cell.report())).toList();
    }

    /** No outputs: nothing is compared with those of another environment. */
    static ReferenceOutputs none(List<Behaviour> behaviours) {
        return new ReferenceOutputs(behaviours, List.of());
    }

    /** Environments in which nothing differs from the reference either; none where there is no reference. */
    List<Environment> agreeing() {
        if (varies()) {
            return List.of();
        }
        return cells.stream()
                .filter(cell -> cell.report() != null && agrees(cell.report()))
                .map(Observation::environment)
                .toList();
    }

    /** Whether some output that nothing was asked of is another in each environment: then none is a reference. */
    private boolean varies() {
        for (int i = 0; i < behaviours.size(); i++) {
            List<Step> steps = behaviours.get(i).steps();
            for (int j = 0; j < steps.size(); j++) {
                if (steps.get(j).stdout() == null && varies(all(i, j, true))
                        || steps.get(j).stderr() == null && varies(all(i, j, false))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean varies(List<CapturedStream> all) {
        return all.size() >= SEVERAL
                && all.stream().allMatch(one -> all.stream().filter(one::sameAs).count() == 1);
    }

    private boolean agrees(ProbeReport report) {
        for (int i = 0; i < behaviours.size(); i++) {
            List<StepReport> steps = report.behaviours().get(i);
            for (int j = 0; j < steps.size(); j++) {
                if (judge(i, j, steps.get(j)).isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where a step differs from the reference, in its exit status or a stream that nothing was asked of. */
    Optional<StepFailure> judge(int behaviour, int step, StepReport found) {
        Step asked = behaviours.get(behaviour).steps().get(step);
        Integer status = asked.exit() == null ? usualExit(behaviour, step) : null;
        if (status != null && status != found.number()) {
            return StepJudge.exitDiffers(found, ", and " + status + " in other environments");
        }
        Optional<StepFailure> out = asked.stdout() != null
                ? Optional.empty()
                : compare("standard output", all(behaviour, step, true), found.stdout());
        return out.isPresent() || asked.stderr() != null
                ? out
                : compare("standard error", all(behaviour, step, false), found.stderr());
    }

    private static Optional<StepFailure> compare(
            String what, List<CapturedStream> all, @Nullable CapturedStream found) {
        Optional<CapturedStream> reference = most(all);
        if (found == null || reference.isEmpty() || reference.get().sameAs(found)) {
            return Optional.empty();
        }
        String differs = varies(all)
                ? " is different in each of " + all.size()
                        + " environments, as of a program that prints the time or its" + " process number: "
                : " differs from other environments: ";
        return Optional.of(new StepFailure(
                Cause.OUTPUT_DIFFERS,
                what + differs + ByteDifference.between(reference.get(), found),
                ByteDifference.lines(reference.get(), found)));
    }

    private List<CapturedStream> all(int behaviour, int step, boolean out) {
        List<CapturedStream> all = new ArrayList<>();
        for (ProbeReport report : ran) {
            StepReport found = report.behaviours().get(behaviour).get(step);
            CapturedStream stream = out ? found.stdout() : found.stderr();
            if (stream != null) {
                all.add(stream);
            }
        }
        return all;
    }

    private @Nullable Integer usualExit(int behaviour, int step) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        ran.forEach(report ->
                counts.merge(report.behaviours().get(behaviour).get(step).number(), 1, Integer::sum));
        Integer best = null;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private static Optional<CapturedStream> most(List<CapturedStream> all) {
        CapturedStream best = null;
        long bestCount = 0;
        for (CapturedStream candidate : all) {
            long count = all.stream().filter(candidate::sameAs).count();
            if (count > bestCount) {
                best = candidate;
                bestCount = count;
            }
        }
        return Optional.ofNullable(best);
    }
}
