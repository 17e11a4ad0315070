package dev.freestand.core.size;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.read.LenientSymbols;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums up the sizes of functions and objects by section and name. */
public final class SymbolSizes {

    private SymbolSizes() {}

    /**
     * Functions and objects, the largest first; empty where there is no symbol table.
     *
     * @throws ElfFormatException if a table cannot be used
     */
    public static List<SymbolUsage> of(ElfHeader header, ByteSource source) throws ElfFormatException, IOException {
        LenientSymbols symbols = LenientSymbols.read(header, source);
        Map<SymbolUsage, Long> sizes = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        for (long i = 0; i < symbols.count(); i++) {
            Symbol symbol = symbols.unnamed(i);
            boolean thread = symbol.type() == Symbol.TLS;
            boolean sized = thread
                    || symbol.type() == Symbol.OBJECT
                    || symbol.type() == Symbol.FUNCTION
                    || symbol.type() == Symbol.INDIRECT_FUNCTION;
            // Two names for one address are counted once: under the first.
            if (sized && symbol.defined() && symbol.size() > 0 && (thread || seen.add(symbol.address()))) {
                sizes.merge(new SymbolUsage(symbols.name(i), symbols.sectionName(symbol), 0), symbol.size(), Long::sum);
            }
        }
        return sizes.entrySet().stream()
                .map(one -> new SymbolUsage(one.getKey().name(), one.getKey().section(), one.getValue()))
                .sorted(Comparator.comparingLong(SymbolUsage::bytes)
                        .reversed()
                        .thenComparing(SymbolUsage::name)
                        .thenComparing(SymbolUsage::section))
                .toList();
    }
}
