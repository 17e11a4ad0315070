package dev.freestand.core.libc;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.name.NameList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a program's symbol table names all of its code, as that of a program does which was not stripped, and no
 * function of a C library. Code in assembler whose symbols have no size is not named by this measure.
 *
 * @param problem why not, or null if it does
 */
record LibcFreeSymbols(@Nullable String problem) {

    /** Compilers begin functions at multiples of 16, so fewer bytes may be between two. */
    private static final long ALIGNMENT = 16;

    private static final int SHOWN = 4;

    static LibcFreeSymbols of(ElfFile file, Symbols symbols) {
        if (!symbols.available()) {
            return new LibcFreeSymbols("symbols: " + symbols.problem());
        }
        Set<String> usual = new TreeSet<>();
        symbols.defined().map(Symbol::name).filter(KnownSymbols.USUAL::contains).forEach(usual::add);
        if (!usual.isEmpty()) {
            return new LibcFreeSymbols("it has functions or objects named as in a C library: "
                    + NameList.first(SHOWN, List.copyOf(usual)));
        }
        List<Symbol> functions = symbols.defined()
                .filter(symbol -> symbol.type() == Symbol.FUNCTION && symbol.size() > 0)
                .sorted(Comparator.comparingLong(Symbol::address))
                .toList();
        boolean any = false;
        for (Section section : file.sections().all()) {
            if ((section.flags() & ElfConstants.SHF_EXECINSTR) != 0 && section.size() > 0) {
                any = true;
                long gap = gap(section, functions);
                if (gap >= 0) {
                    return new LibcFreeSymbols("no symbol names its code at 0x" + Long.toHexString(gap));
                }
            }
        }
        return new LibcFreeSymbols(any ? null : "no section has its code");
    }

    /** The first address of a section that is in no function nor between two, or -1. */
    private static long gap(Section section, List<Symbol> functions) {
        long named = section.address();
        long end = section.address() + section.size();
        for (Symbol function : functions) {
            if (function.address() >= end) {
                break;
            }
            if (function.address() - named >= ALIGNMENT) {
                return named;
            }
            named = Math.max(named, function.address() + function.size());
        }
        return end - named >= ALIGNMENT ? named : -1;
    }
}
