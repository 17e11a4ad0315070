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
        Map<Integer, Collection<String>> byVersion = new HashMap<>();
        for (Symbol symbol : imports.all()) {
            if (symbol.version() > 1) {
                byVersion
                        .computeIfAbsent(symbol.version(), index -> new TreeSet<>())
                        .add(symbol.name());
            }
        }
        List<FloorCause> causes = new ArrayList<>();
        for (VersionNeed need : needs) {
            String name = SymbolFloor.plain(need.version());
            // A name without a number at its end is one name, and has no parts.
            boolean whole = unplaced.contains(name);
            int split = whole ? name.length() : name.lastIndexOf('_');
            String prefix = split < 0 ? "" : name.substring(0, split);
            String version = whole ? "" : name.substring(split + 1);
            if (SymbolFloor.counts(need) && (whole || version.equals(floors.get(prefix)))) {
                Collection<String> symbols = byVersion.getOrDefault(need.index(), List.of());
                causes.add(new FloorCause(
                        prefix,
                        version,
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
}
