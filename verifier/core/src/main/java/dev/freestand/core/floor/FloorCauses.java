package dev.freestand.core.floor;

import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.facts.FloorCause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names the symbols that set each floor, by the version numbers that DT_VERSYM gives them. */
final class FloorCauses {

    private static final int NAMED = 16;

    private FloorCauses() {}

    /**
     * One cause for each floor, and for each version that has no place in an order, such as GLIBC_PRIVATE, and each
     * library that has to provide it.
     */
    static List<FloorCause> of(List<VersionNeed> needs, Symbols imports) {
        Map<String, String> floors = SymbolFloor.of(needs);
        List<String> unplaced = SymbolFloor.unplaced(needs);
        // Only names of versions that set a floor: most symbols are of others.
        Map<Integer, Collection<String>> byVersion = new HashMap<>();
        for (VersionNeed need : needs) {
            if (sets(need, floors, unplaced)) {
                byVersion.put(need.index(), new TreeSet<>());
            }
        }
        for (Symbol symbol : imports.all()) {
            Collection<String> names = byVersion.get(symbol.version());
            if (names != null && symbol.version() > 1) {
                names.add(symbol.name());
            }
        }
        List<FloorCause> causes = new ArrayList<>();
        for (VersionNeed need : needs) {
            if (sets(need, floors, unplaced)) {
                String name = SymbolFloor.plain(need.version());
                Collection<String> symbols = byVersion.getOrDefault(need.index(), List.of());
                causes.add(new FloorCause(
                        prefix(name, unplaced),
                        version(name, unplaced),
                        need.library(),
                        symbols.stream().limit(NAMED).toList(),
                        Math.max(0, symbols.size() - NAMED)));
            }
        }
        causes.sort(Comparator.comparing(FloorCause::prefix)
                .thenComparing(FloorCause::version)
                .thenComparing(FloorCause::library));
        return causes;
    }

    private static boolean sets(VersionNeed need, Map<String, String> floors, List<String> unplaced) {
        String name = SymbolFloor.plain(need.version());
        return SymbolFloor.counts(need)
                && (unplaced.contains(name) || version(name, unplaced).equals(floors.get(prefix(name, unplaced))));
    }

    /** A name without a number at its end is one name, and has no parts. */
    private static String prefix(String name, List<String> unplaced) {
        if (unplaced.contains(name)) {
            return name;
        }
        int split = name.lastIndexOf('_');
        return split < 0 ? "" : name.substring(0, split);
    }

    private static String version(String name, List<String> unplaced) {
        return unplaced.contains(name) ? "" : name.substring(name.lastIndexOf('_') + 1);
    }
}
