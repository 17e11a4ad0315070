package dev.freestand.containers.probe;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.verifier.process.HostMachine;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * In what a cell differs from its tree on this machine; engine and probe have to agree on it.
 *
 * @param conditions what holds in it, in the order in which the probe answers
 * @param user number of the user and group that the file runs as, where that is a condition; what the engine does
 *     otherwise is up to it
 * @param emulator the processor that is played; null for the machine's own
 * @param absent system calls that the kernel has to be without
 * @param host the machine that runs it
 */
public record CellSetting(
        List<Condition> conditions,
        int user,
        @Nullable Emulator emulator,
        MissingSystemCalls absent,
        HostMachine host) {

    /** The user where none is asked for, in engines whose probe has to become another than root. */
    public static final int NOBODY = 65_534;

    /** No condition, the usual user, and the processor of this machine. */
    public static final CellSetting PLAIN = new CellSetting(List.of(), NOBODY, null);

    private static final int LOWEST_RANDOM = 100_000;
    private static final int HIGHEST_RANDOM = 1_000_000;

    public CellSetting {
        conditions = List.copyOf(conditions);
        if (user <= 0) {
            throw new IllegalArgumentException("user " + user + " is root, or none");
        }
    }

    /** One on this machine, in which the kernel has all its system calls. */
    public CellSetting(List<Condition> conditions, int user, @Nullable Emulator emulator) {
        this(conditions, user, emulator, MissingSystemCalls.NONE, HostMachine.CURRENT);
    }

    /** The same without these system calls. */
    public CellSetting without(MissingSystemCalls calls) {
        return new CellSetting(conditions, user, emulator, calls, host);
    }

    /** That of one cell in an environment: where the user is random, another for each call, from 100000 to 999999. */
    public static CellSetting of(Environment environment) {
        EnvironmentOverrides special = environment.special();
        boolean random = environment.conditions().contains(Condition.RANDOM_USER);
        return new CellSetting(
                environment.conditions(),
                random ? ThreadLocalRandom.current().nextInt(LOWEST_RANDOM, HIGHEST_RANDOM) : NOBODY,
                special == null ? null : special.emulator(),
                MissingSystemCalls.NONE,
                environment.host());
    }

    /** Whether the root has to be without what some engines put into every root. */
    public boolean bare() {
        return conditions.stream().anyMatch(Condition::bare);
    }

    /** Whether the file is of another instruction set than the machine's own. */
    boolean foreign() {
        return emulator != null && !host.runs(emulator.machine());
    }

    /** Whether the number of the user matters. */
    public boolean randomUser() {
        return conditions.contains(Condition.RANDOM_USER);
    }
}
