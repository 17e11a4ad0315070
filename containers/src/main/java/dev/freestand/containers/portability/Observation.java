package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.probe.ProbeReport;
import org.jspecify.annotations.Nullable;

/**
 * One cell after it was run, before it is judged.
 *
 * @param subject the file
 * @param environment where
 * @param engine what ran it
 * @param prediction what was to be expected
 * @param report what happened; null when it cannot be determined
 * @param problem why it cannot be determined; empty when {@code report} is there
 * @param shortcoming what the cell lacked that every real system of its kind has; empty where it lacked nothing
 */
record Observation(
        SubjectUnderTest subject,
        Environment environment,
        String engine,
        Prediction prediction,
        @Nullable ProbeReport report,
        String problem,
        String shortcoming) {

    /** In a cell that lacked nothing. */
    Observation(
            SubjectUnderTest subject,
            Environment environment,
            String engine,
            Prediction prediction,
            @Nullable ProbeReport report,
            String problem) {
        this(subject, environment, engine, prediction, report, problem, "");
    }
}
