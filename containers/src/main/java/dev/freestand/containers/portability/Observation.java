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
 */
record Observation(
        SubjectUnderTest subject,
        Environment environment,
        String engine,
        Prediction prediction,
        @Nullable ProbeReport report,
        String problem) {}
