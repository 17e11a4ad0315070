package dev.freestand.verifier.policy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variant as it stands in the file. */
record VariantDocument(
        @Nullable String name,
        @Nullable List<String> build,
        @Nullable List<String> inputs,
        @Nullable Map<String, String> env,
        @Nullable TimeSpan timeout,
        @Nullable String artifact,
        @Nullable Expect expect,
        @Nullable BudgetDocument budget,
        @Nullable Boolean ship) {

    private static final Duration LONGEST_BUILD = Duration.ofHours(24);

    Variant toVariant() {
        return new Variant(
                Required.of(name, "name"),
                build == null ? List.of() : build,
                inputs == null ? List.of() : inputs,
                env == null ? Map.of() : env,
                TimeSpan.upTo(timeout, LONGEST_BUILD),
                Required.of(artifact, "artifact"),
                expect == null ? Expect.NOTHING : expect,
                budget == null ? Budget.NONE : budget.toBudget(),
                Boolean.TRUE.equals(ship));
    }

    /** A budget as it stands in the file. */
    record BudgetDocument(@Nullable ByteSize file, @Nullable Map<String, ByteSize> sections) {

        Budget toBudget() {
            Map<String, Long> limits = new HashMap<>();
            if (sections != null) {
                sections.forEach((name, size) -> limits.put(name, size.bytes()));
            }
            return new Budget(file == null ? null : file.bytes(), limits);
        }
    }
}
