package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.containers.environment.Kernel;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.containers.probe.ProbeParser;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What a cell answered, read: one of the two is there.
 *
 * @param report the probe's answer, whole and right, from the environment asked for; null where there is none
 * @param problem why there is none, in one sentence; empty where there is one
 */
public record CellAnswer(@Nullable ProbeReport report, String problem) {

    /** Reads what came of a cell in this environment. An answer that is not right is none. */
    public static CellAnswer of(CellRun run, Instructions asked, Environment environment) {
        if (!(run instanceof CellRun.Answered answered)) {
            return new CellAnswer(null, ((CellRun.Unanswered) run).reason());
        }
        try {
            ProbeReport report = ProbeParser.parse(answered.answer(), asked);
            String problem = otherKernel(environment, report);
            return new CellAnswer(problem.isEmpty() ? report : null, problem);
        } catch (ProtocolException e) {
            return new CellAnswer(null, e.getMessage() + "; nothing in it is trusted");
        }
    }

    /** Why the kernel that answered is not the one that the environment is there to show; empty where it is. */
    private static String otherKernel(Environment environment, ProbeReport report) {
        EnvironmentOverrides special = environment.special();
        Kernel kernel = special == null ? null : special.kernel();
        return kernel == null || kernel.covers(report.release())
                ? ""
                : "the kernel inside the cell is " + report.release() + ", expected " + kernel.release();
    }
}
