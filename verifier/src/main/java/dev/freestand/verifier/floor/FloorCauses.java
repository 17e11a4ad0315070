package dev.freestand.verifier.floor;

import dev.freestand.verifier.elf.Symbol;
import dev.freestand.verifier.elf.Symbols;
import dev.freestand.verifier.elf.VersionNeed;
import dev.freestand.verifier.proof.FloorCause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names the symbols that set each floor, by the version numbers that DT_VERSYM gives them. */
final class FloorCauses {

    private static final int NAMED = 16;

    private FloorCauses() {}

    /** One cause for each floor and each library that has to provide it. */
    static List<FloorCause> of(List<VersionNeed> needs, Symbols imports) {
        Map<String, String> floors = SymbolFloor.of(needs);
        Map<Integer, Collection<String>> byVersion = new HashMap<>();
        for (Symbol symbol : imports.all()) {
            if (symbol.version() > 1) {
                byVersion
                        .computeIfAbsent(symbol.version(), index -> new TreeSet<>())
                        .add(symbol.name());
            }
        }
        List<FloorCause> causes = new ArrayList<>();
        floors.forEach((prefix, version) -> {
            for (VersionNeed need : needs) {
                if (!need.weak() && SymbolFloor.plain(need.version()).equals(prefix + "_" + version)) {
                    Collection<String> symbols = byVersion.getOrDefault(need.index(), List.of());
                    causes.add(new FloorCause(
                            prefix,
                            version,
                            need.library(),
                            symbols.stream().limit(NAMED).toList(),
                            Math.max(0, symbols.size() - NAMED)));
                }
            }
        });
        return causes;
    }
}
