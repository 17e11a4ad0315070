package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.FileName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line with which the program lives while its standard input is open: so its memory can be measured.
 *
 * @param args arguments, passed as they are
 * @param env the whole environment of the process
 */
public record ResidentCommand(List<String> args, Map<String, String> env) {

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
    record Document(@Nullable List<String> args, @Nullable Map<String, String> env) {

        ResidentCommand toResident() {
            return new ResidentCommand(args == null ? List.of() : args, env == null ? Map.of() : env);
        }
    }
}
