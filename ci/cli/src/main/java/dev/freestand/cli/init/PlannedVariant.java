package dev.freestand.cli.init;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Expect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it is to stand in the file.
 *
 * @param name a plain name
 * @param build the argument vector; empty where the file is there already
 * @param env variables of the build
 * @param inputs glob patterns, each of which matches a file
 * @param artifact the file, relative to the folder
 * @param expect what it is meant to be; what is null is filled in from the file that was built
 * @param left why it is written as a comment only; null where it is not
 */
record PlannedVariant(
        String name,
        List<String> build,
        Map<String, String> env,
        List<String> inputs,
        String artifact,
        Expect expect,
        @Nullable String left) {

    PlannedVariant {
        build = List.copyOf(build);
        env = Map.copyOf(env);
        inputs = List.copyOf(inputs);
    }

    /** One that nothing is known of but how it is built. */
    static PlannedVariant of(String name, List<String> build, List<String> inputs, String artifact) {
        return new PlannedVariant(name, build, Map.of(), inputs, artifact, Expect.NOTHING, null);
    }

    PlannedVariant expecting(@Nullable Linkage linkage, @Nullable LibcFlavour libc, boolean stripped) {
        // That a file is not stripped is no promise to anybody.
        Expect meant = new Expect(linkage, libc, stripped ? Boolean.TRUE : null);
        return new PlannedVariant(name, build, env, inputs, artifact, meant, left);
    }

    PlannedVariant with(Map<String, String> variables) {
        return new PlannedVariant(name, build, variables, inputs, artifact, expect, left);
    }

    /** The same as a comment. */
    PlannedVariant leftOut(String why) {
        return new PlannedVariant(name, build, env, inputs, artifact, expect, why);
    }
}
