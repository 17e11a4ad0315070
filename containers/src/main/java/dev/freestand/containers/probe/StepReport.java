package dev.freestand.containers.probe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the file.
 *
 * @param ending how it ended
 * @param number exit status, signal or errno, as {@code ending} says; else 0
 * @param micros wall time from before fork until its end was seen, in microseconds
 * @param stdout standard output; null when {@code ending} is {@code SKIPPED} or {@code REPLACED}
 * @param stderr standard error, likewise
 * @param outputs the files asked for that are there, by name
 */
public record StepReport(
        ProcessEnd ending,
        int number,
        long micros,
        @Nullable CapturedStream stdout,
        @Nullable CapturedStream stderr,
        Map<String, CapturedStream> outputs) {

    public StepReport {
        outputs = Map.copyOf(outputs);
    }
}
