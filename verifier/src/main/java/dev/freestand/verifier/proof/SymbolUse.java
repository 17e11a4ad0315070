package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;

/**
 * Which parts of a link ask for a symbol that a step of the ladder is due to, by their own symbol tables.
 *
 * @param symbol its name
 * @param objects the object files, and members of archives as {@code libz.a(inflate.o)}; sorted, 8 at most
 * @param more how many others there are
 */
public record SymbolUse(String symbol, List<String> objects, int more) {

    public SymbolUse {
        Objects.requireNonNull(symbol);
        objects = List.copyOf(objects);
    }
}
