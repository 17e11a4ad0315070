package dev.freestand.verifier.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A behaviour as it stands in the file: either one step written out in place, or a list of steps. */
record BehaviourDocument(
        @Nullable String name,
        @Nullable Map<String, Content> files,
        @Nullable List<Step> steps,
        @Nullable List<String> args,
        @Nullable Content stdin,
        @Nullable Map<String, String> env,
        @Nullable TimeSpan timeout,
        @Nullable Integer exit,
        @Nullable Content stdout,
        @Nullable Content stderr,
        @Nullable Map<String, Content> output) {

    Behaviour toBehaviour() {
        boolean inPlace = args != null
                || stdin != null
                || env != null
                || timeout != null
                || exit != null
                || stdout != null
                || stderr != null
                || output != null;
        if (steps != null && inPlace) {
            throw new IllegalArgumentException(
                    "behaviour " + name + " has steps, so args, stdin, env, timeout, exit, stdout,"
                            + " stderr and output belong into them");
        }
        List<Step> all = steps != null
                ? steps
                : List.of(new StepDocument(args, stdin, env, timeout, exit, stdout, stderr, output).toStep());
        return new Behaviour(Required.of(name, "name"), files == null ? Map.of() : files, all);
    }
}
