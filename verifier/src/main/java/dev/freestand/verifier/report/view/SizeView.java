package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.SectionSize;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.VariantSizes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Size breakdown in one variant.
 *
 * @param variant the variant's name
 * @param whole the file
 * @param sections its largest sections, the largest first, and those with a budget
 * @param more how many sections are smaller
 * @param measured what else was measured; null in a proof without it
 */
public record SizeView(
        String variant,
        SizeBar whole,
        List<SizeBar> sections,
        int more,
        @Nullable VariantSizes measured) {

    private static final int MOST = 8;

    /**
     * That of one variant.
     *
     * @param scale bytes of the longest bar
     */
    static SizeView of(VariantRecord variant, @Nullable VariantSizes measured, long scale) {
        Map<String, Long> limits = measured == null ? Map.of() : measured.sectionBudgets();
        List<String> zeros = measured == null ? List.of() : measured.zeros();
        List<SectionSize> all = variant.file().sections();
        List<SizeBar> bars = all.stream()
                .filter(section -> section.size() != 0)
                .sorted(Comparator.comparing((SectionSize section) -> !limits.containsKey(section.name()))
                        .thenComparing(SectionSize::size, (left, right) -> Long.compareUnsigned(right, left)))
                .limit(MOST)
                .sorted(Comparator.comparing(SectionSize::size, (left, right) -> Long.compareUnsigned(right, left)))
                .map(section -> SizeBar.of(
                        section.name(),
                        section.size(),
                        limits.get(section.name()),
                        zeros.contains(section.name()),
                        scale))
                .toList();
        Long budget = measured == null ? null : measured.budget();
        return new SizeView(
                variant.name(),
                SizeBar.of("file", variant.size(), budget, false, scale),
                bars,
                all.size() - bars.size(),
                measured);
    }

    /** Bytes that stripping saved; null where that is not known. */
    public @Nullable Long saved() {
        Long before = measured == null ? null : measured.unstripped();
        return before == null ? null : before - whole.size();
    }
}
