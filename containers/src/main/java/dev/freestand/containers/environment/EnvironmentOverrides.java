package dev.freestand.containers.environment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes an environment more than a distribution's tree.
 *
 * @param base the environment whose tree it takes, such as {@code scratch}; null for a kernel, which has none
 * @param conditions what it takes away or changes
 * @param emulator the processor it plays; null for the machine's own
 * @param kernel the kernel it boots; null for the machine's own
 */
public record EnvironmentOverrides(
        @Nullable String base,
        List<Condition> conditions,
        @Nullable Emulator emulator,
        @Nullable Kernel kernel) {

    /** The environment whose tree is empty. */
    private static final String EMPTY = "scratch";

    public EnvironmentOverrides {
        conditions = List.copyOf(conditions);
        if (conditions.stream().anyMatch(Condition::bare) && !EMPTY.equals(base)) {
            throw new IllegalArgumentException("only the tree of " + EMPTY + " can be empty, not that of " + base);
        }
        if ((kernel == null) == (base == null)) {
            throw new IllegalArgumentException("it needs either a kernel or a base whose tree it uses");
        }
        int ways = (conditions.isEmpty() ? 0 : 1) + (emulator == null ? 0 : 1) + (kernel == null ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException("it needs one of conditions, emulator and kernel, and only one");
        }
    }
}
