package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.verifier.proof.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Blames a condition for a failure where it is the only difference to a cell in which the same file behaved as expected: same
 * tree, same processor, same kernel, and every other condition there too.
 */
final class CauseAttribution {

    /** Causes that say how it failed and not why. One that states why is the better word. */
    private static final Set<Cause> OPEN = EnumSet.of(
            Cause.EXIT_DIFFERS,
            Cause.OUTPUT_DIFFERS,
            Cause.KILLED_BY_SIGNAL,
            Cause.NOT_STARTED,
            // A trap of the program's own, or a stray pointer, where no processor and no kernel differs.
            Cause.CPU_LEVEL,
            Cause.VSYSCALL);

    private final List<Environment> good;

    /**
     * For one variant.
     *
     * @param good environments in which it behaved as expected
     */
    CauseAttribution(List<Environment> good) {
        this.good = List.copyOf(good);
    }

    /** The failure, with the condition's cause if one alone is to blame; of several, their words. */
    StepFailure of(StepFailure failure, Environment environment) {
        if (!OPEN.contains(failure.cause())) {
            return failure;
        }
        StepFailure explained = failure;
        for (Environment other : good) {
            List<Condition> differences = differences(environment, other);
            String rest = ", and behaved as expected in " + other.name() + ", which is the same without";
            if (differences.size() == 1) {
                Condition only = differences.get(0);
                return failure.because(only.cause(), failure.detail() + " with " + only.word() + rest);
            }
            if (!differences.isEmpty()) {
                String words = differences.stream().map(Condition::word).collect(Collectors.joining(", "));
                explained = failure.because(failure.cause(), failure.detail() + " with one of " + words + rest);
            }
        }
        return explained;
    }

    /** Conditions of an environment that another lacks; none where more than that differs. */
    private static List<Condition> differences(Environment environment, Environment other) {
        return base(environment).equals(base(other)) && !plays(environment) && !plays(other)
                ? environment.conditions().stream()
                        .filter(condition -> !other.conditions().contains(condition))
                        .toList()
                : List.of();
    }

    private static String base(Environment environment) {
        EnvironmentOverrides special = environment.special();
        return special == null ? environment.name() : Objects.requireNonNullElse(special.base(), environment.name());
    }

    private static boolean plays(Environment environment) {
        EnvironmentOverrides special = environment.special();
        return special != null && (special.emulator() != null || special.kernel() != null);
    }
}
