package dev.freestand.containers.predict;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.Kernel;
import dev.freestand.containers.environment.Special;
import dev.freestand.core.facts.Libc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the environments that tests predict for. */
public final class TestEnvironments {

    private TestEnvironments() {}

    public static Environment distribution(String name) {
        return of(name, null);
    }

    /** The tree of another one under conditions. */
    public static Environment hostile(String base, Condition... conditions) {
        return of("hostile", new Special(base, List.of(conditions), null, null));
    }

    /** An empty root on another processor. */
    public static Environment processor(String machine, String level) {
        return of("cpu", new Special("scratch", List.of(), new Emulator("qemu", machine, "some", level), null));
    }

    /** A kernel and nothing else. */
    public static Environment kernel(String release) {
        return of("kernel", new Special(null, List.of(), null, new Kernel(release, "bookworm")));
    }

    private static Environment of(String name, @Nullable Special special) {
        return new Environment(
                name,
                name,
                "none",
                null,
                Libc.UNKNOWN,
                null,
                null,
                special == null ? "recipe" : null,
                null,
                null,
                false,
                null,
                special == null ? "https://example.org/" : null,
                special);
    }
}
