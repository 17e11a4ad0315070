package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.ExpectedExitStatus;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the file within a behaviour.
 *
 * @param args arguments, passed as they are
 * @param stdin bytes on standard input, followed by end of file
 * @param env the whole environment of the process
 * @param timeout how long it may take; null: as long as any step
 * @param exit exit status asked for, 0 to 255; null when it only has to be the same everywhere
 * @param stdout standard output asked for, byte for byte; null when it only has to be the same everywhere
 * @param stderr standard error, likewise
 * @param output files that must exist afterwards in the working folder, with this content
 */
public record Step(
        List<String> args,
        Content stdin,
        Map<String, String> env,
        @Nullable Duration timeout,
        @Nullable Integer exit,
        @Nullable Content stdout,
        @Nullable Content stderr,
        Map<String, Content> output) {

    public Step {
        args = List.copyOf(args);
        env = Map.copyOf(env);
        output = Map.copyOf(output);
        args.forEach(argument -> FileName.checkText("an argument", argument));
        Variables.check(env);
        if (exit != null && (exit < 0 || exit > 255)) {
            throw new IllegalArgumentException("exit is " + exit + ", expected 0 to 255");
        }
        output.keySet().forEach(FileName::check);
    }

    /** A step with the usual time limit. */
    public Step(
            List<String> args,
            Content stdin,
            Map<String, String> env,
            @Nullable Integer exit,
            @Nullable Content stdout,
            @Nullable Content stderr,
            Map<String, Content> output) {
        this(args, stdin, env, null, exit, stdout, stderr, output);
    }

    /** The same with another exit status. */
    public Step ending(int status) {
        return new Step(args, stdin, env, timeout, status, stdout, stderr, output);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Step of(Document document) {
        return document.toStep();
    }

    /** A step as it stands in the file, every key optional. */
    record Document(
            @Nullable List<String> args,
            @Nullable Content stdin,
            @Nullable Map<String, String> env,
            @Nullable TimeSpan timeout,
            @Nullable ExpectedExitStatus exit,
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
                    exit == null ? Integer.valueOf(0) : exit.number(),
                    stdout,
                    stderr,
                    output == null ? Map.of() : output);
        }
    }
}
