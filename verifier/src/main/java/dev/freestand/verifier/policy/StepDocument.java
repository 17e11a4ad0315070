package dev.freestand.verifier.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step as it stands in the file, every key optional. */
record StepDocument(
        @Nullable List<String> args,
        @Nullable Content stdin,
        @Nullable Map<String, String> env,
        @Nullable TimeSpan timeout,
        @Nullable Integer exit,
        @Nullable Content stdout,
        @Nullable Content stderr,
        @Nullable Map<String, Content> output) {

    /** What the program in a cell takes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    Step toStep() {
        return new Step(
                args == null ? List.of() : args,
                stdin == null ? Content.EMPTY : stdin,
                env == null ? Map.of() : env,
                TimeSpan.upTo(timeout, LONGEST),
                exit == null ? 0 : exit,
                stdout,
                stderr,
                output == null ? Map.of() : output);
    }
}
