package dev.freestand.verifier.policy;

import dev.freestand.verifier.policy.value.SpeedLimit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a variant may cost.
 *
 * @param file most bytes of the whole file; null: no limit
 * @param sections most bytes by section name; a section that is not named has no limit
 * @param start its start-up takes at most so many times that of another variant; null: no limit
 * @param workload in each workload its throughput is at least so many times that of another variant; null: no limit
 */
public record Budget(
        @Nullable Long file,
        Map<String, Long> sections,
        @Nullable SpeedLimit start,
        @Nullable SpeedLimit workload) {

    public static final Budget NONE = new Budget(null, Map.of());

    public Budget {
        sections = Map.copyOf(sections);
    }

    /** A budget of bytes alone. */
    public Budget(@Nullable Long file, Map<String, Long> sections) {
        this(file, sections, null, null);
    }
}
