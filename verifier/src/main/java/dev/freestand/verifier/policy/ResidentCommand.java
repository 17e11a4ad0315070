package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line with which the program lives while its standard input is open: so its memory can be measured.
 *
 * @param args arguments, passed as they are
 * @param env the whole environment of the process
 * @param timeout how long it may take until all processes that are measured together wait
 */
public record ResidentCommand(List<String> args, Map<String, String> env, Duration timeout) {

    /** What a step of a behaviour has where nothing is said. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofHours(1);

    public ResidentCommand {
        args = List.copyOf(args);
        env = Map.copyOf(env);
        args.forEach(argument -> FileName.checkText("an argument of resident", argument));
        Variables.check(env);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ResidentCommand of(Document document) {
        return document.toResident();
    }

    /** As it stands in the file, every key optional. */
    record Document(
            @Nullable List<String> args,
            @Nullable Map<String, String> env,
            @Nullable TimeSpan timeout) {

        ResidentCommand toResident() {
            Duration given = TimeSpan.upTo(timeout, LONGEST);
            return new ResidentCommand(
                    args == null ? List.of() : args, env == null ? Map.of() : env, given == null ? USUAL : given);
        }
    }
}
