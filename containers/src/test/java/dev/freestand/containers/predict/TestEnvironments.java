package dev.freestand.containers.predict;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.containers.environment.Kernel;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.process.HostMachine;
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
        return of("hostile", new EnvironmentOverrides(base, List.of(conditions), null, null));
    }

    /** An empty root on another processor. */
    public static Environment processor(String machine, String level) {
        return of(
                "cpu",
                new EnvironmentOverrides("scratch", List.of(), new Emulator("qemu", machine, "some", level), null));
    }

    /** A kernel and nothing else. */
    public static Environment kernel(String release) {
        return of("kernel", new EnvironmentOverrides(null, List.of(), null, new Kernel(release, "bookworm")));
    }

    /** A kernel for AArch64 with pages of that many KiB. */
    public static Environment kernelWithPages(int pages) {
        return of(
                "kernel",
                new EnvironmentOverrides(null, List.of(), null, new Kernel("6.12", "trixie", Kernel.AARCH64, pages)));
    }

    private static Environment of(String name, @Nullable EnvironmentOverrides special) {
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
                special,
                HostMachine.X86_64);
    }
}
