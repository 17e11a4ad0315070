package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Environment;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.List;

/**
 * Which variants run in which environments. A file of another machine runs where that machine is played, if that is asked
 * for; everything else runs on the machine's own processor. Conditions, processors and kernels are for variants that must
 * run everywhere: of a dynamic one, only its tree would be learnt.
 */
public final class CellPlan {

    private CellPlan() {}

    /**
     * The environments in which a variant is run, in the given order.
     *
     * @param file what was found in it
     * @param mustRun whether it must run everywhere
     * @param environments all that policy includes
     */
    public static List<Environment> of(FileReport file, boolean mustRun, List<Environment> environments) {
        boolean played = environments.stream()
                .anyMatch(environment ->
                        environment.foreign() && environment.machine().equals(file.machine()));
        return environments.stream()
                .filter(environment -> played ? environment.machine().equals(file.machine()) : !environment.foreign())
                .filter(environment -> mustRun || environment.kind() == EnvironmentKind.DISTRIBUTION)
                .toList();
    }
}
