package dev.freestand.verifier.history;

import dev.freestand.core.facts.SectionSize;
import dev.freestand.verifier.proof.change.Growth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sections that differ in size. Several of one name count together, as in an object file. */
final class SectionChanges {

    private SectionChanges() {}

    /** The largest change first, then by name. */
    static List<Growth> of(List<SectionSize> before, List<SectionSize> after) {
        Map<String, Long> old = sizes(before);
        Map<String, Long> now = sizes(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .map(name -> new Growth(name, old.getOrDefault(name, 0L), now.getOrDefault(name, 0L)))
                .filter(growth -> growth.before() != growth.after())
                .sorted(Comparator.comparingLong((Growth growth) -> Math.abs(growth.delta()))
                        .reversed())
                .toList();
    }

    private static Map<String, Long> sizes(List<SectionSize> sections) {
        Map<String, Long> sizes = new HashMap<>();
        sections.forEach(one -> sizes.merge(one.name(), bounded(one.size()), SectionChanges::sum));
        return sizes;
    }

    /** Sizes in a section table are unsigned: one that reads as negative is larger than any file. */
    private static long bounded(long size) {
        return size < 0 ? Long.MAX_VALUE : size;
    }

    private static long sum(long left, long right) {
        return bounded(left + right);
    }
}
