package dev.freestand.verifier.proof.change;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one variant differs from what it was.
 *
 * @param variant its name
 * @param size of the file in bytes; null where either proof has no such variant
 * @param sections that differ in size, largest change first
 * @param start start-up in microseconds, of two different runs and so with the noise of both; null where one was not
 *     measured
 * @param changes everything else, by kind
 */
public record VariantChanges(
        String variant,
        @Nullable Growth size,
        List<Growth> sections,
        @Nullable Growth start,
        List<Change> changes) {

    public VariantChanges {
        Objects.requireNonNull(variant);
        sections = List.copyOf(sections);
        changes = List.copyOf(changes);
    }

    /** What is worse than it was, sizes and start-up apart: those are worse only by policy. */
    public List<Change> regressions() {
        return changes.stream().filter(Change::regression).toList();
    }

    /** Whether nothing differs but, perhaps, the time that it takes to start. */
    public boolean same() {
        return changes.isEmpty() && sections.isEmpty() && (size == null || size.delta() == 0);
    }
}
