package dev.freestand.core.size;

import dev.freestand.core.facts.FileReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a second file differs from a first.
 *
 * @param before the first file as it was named
 * @param after the second
 * @param identical the same bytes, by digest
 * @param size of the whole file
 * @param sections that differ in size (their room when loaded or, if not loaded, in the file), largest change first
 * @param symbols likewise; null where one of the two has no symbol table
 * @param neededAdded libraries that only the second needs
 * @param neededRemoved libraries that only the first needs
 * @param facts linkage, interpreter, C library, floors, stripped and PIE where they differ
 * @param problems what could not be compared
 */
public record BinaryDiff(
        String before,
        String after,
        boolean identical,
        SizeChange size,
        List<SizeChange> sections,
        @Nullable List<SizeChange> symbols,
        List<String> neededAdded,
        List<String> neededRemoved,
        List<TextChange> facts,
        List<String> problems) {

    public BinaryDiff {
        sections = List.copyOf(sections);
        symbols = symbols == null ? null : List.copyOf(symbols);
        neededAdded = List.copyOf(neededAdded);
        neededRemoved = List.copyOf(neededRemoved);
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }

    /** Compares two files, each by its record and its measures. */
    public static BinaryDiff of(FileReport before, SizeReport first, FileReport after, SizeReport second) {
        List<String> problems = new ArrayList<>(first.problems());
        problems.addAll(second.problems());
        List<SymbolUsage> left = first.symbols();
        List<SymbolUsage> right = second.symbols();
        return new BinaryDiff(
                first.path(),
                second.path(),
                before.sha256() != null && before.sha256().equals(after.sha256()),
                new SizeChange("file", first.size(), second.size()),
                changes(sections(first), sections(second)),
                left == null || right == null ? null : changes(symbols(left), symbols(right)),
                only(after.needed(), before.needed()),
                only(before.needed(), after.needed()),
                facts(facts(before), facts(after)),
                problems);
    }

    private static List<String> only(List<String> these, List<String> not) {
        return these.stream().filter(one -> !not.contains(one)).distinct().toList();
    }

    private static Map<String, Long> sections(SizeReport report) {
        Map<String, Long> sizes = new HashMap<>();
        report.sections().forEach(one -> sizes.merge(one.name(), Math.max(one.file(), one.memory()), Long::sum));
        return sizes;
    }

    private static Map<String, Long> symbols(List<SymbolUsage> symbols) {
        Map<String, Long> sizes = new HashMap<>();
        symbols.forEach(one -> sizes.merge(one.name(), one.bytes(), Long::sum));
        return sizes;
    }

    private static List<SizeChange> changes(Map<String, Long> before, Map<String, Long> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new SizeChange(name, before.getOrDefault(name, 0L), after.getOrDefault(name, 0L)))
                .filter(change -> change.delta() != 0)
                .sorted(Comparator.comparingLong((SizeChange change) -> Math.abs(change.delta()))
                        .reversed())
                .toList();
    }

    private static Map<String, @Nullable String> facts(FileReport file) {
        Map<String, @Nullable String> facts = new TreeMap<>();
        file.symbolFloor().forEach((prefix, version) -> facts.put("floor " + prefix, version));
        facts.put("floor kernel", file.kernelFloor());
        facts.put("floor CPU", file.isaLevel());
        facts.put("linkage", file.linkage().label());
        facts.put("interpreter", file.interpreter());
        facts.put("machine", file.machine());
        facts.put("libc", file.libc().flavour().label());
        facts.put("libc version", file.libc().version());
        facts.put("stripped", text(file.stripped()));
        facts.put("PIE", text(file.pie()));
        return facts;
    }

    private static @Nullable String text(@Nullable Boolean value) {
        return value == null ? null : value.toString();
    }

    private static List<TextChange> facts(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new TextChange(name, before.get(name), after.get(name)))
                .toList();
    }
}
