package dev.freestand.core.elf;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A symbol table, as far as there is one. A damaged table never costs the rest of what is said of a file: it is left
 * out whole, and the reason is kept.
 *
 * @param all in the table's order, the null symbol 0 not included; empty where the table is unusable
 * @param problem why there is no table, or null if it was read whole
 */
public record Symbols(List<Symbol> all, @Nullable String problem) {

    public Symbols {
        all = List.copyOf(all);
    }

    public static Symbols unavailable(String problem) {
        return new Symbols(List.of(), problem);
    }

    /** Whether the table was there and sound. */
    public boolean available() {
        return problem == null;
    }

    /** What the file itself holds. */
    public Stream<Symbol> defined() {
        return all.stream().filter(Symbol::defined);
    }

    /** What another file has to define. */
    public Stream<Symbol> undefined() {
        return all.stream().filter(symbol -> !symbol.defined());
    }
}
