package dev.freestand.core.hazard;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.SymbolReader;
import dev.freestand.core.elf.search.SameProgramCheck;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The symbols of a static program, from itself or from its separate debug file.
 *
 * @param addresses what it defines, by name; empty where there are none
 * @param whole the table is that of the whole program: it has the entry point and the C library's start, and names all code
 * @param basis where they come from, or why there are none
 */
record SymbolSource(Map<String, Long> addresses, boolean whole, String basis) {

    private static final String START = "__libc_start_main";

    /**
     * What of such a file was held against the program. A name stands nowhere in a stripped one, so a function that was
     * renamed in the other goes unnoticed where no text contradicts.
     */
    private static final String CLAIMED =
            ", whose bytes and addresses are the program's; what its functions are called, it alone says";

    static SymbolSource of(ElfFile file, ByteSource source, Symbols own, Libc libc, AuxiliaryFiles beside)
            throws IOException {
        if (own.available()) {
            return of(file, source, libc, own, "its own symbol table");
        }
        String name = beside.debugFile();
        if (name == null) {
            return none(own.problem() + ", and no separate debug file (FILE.debug) lies beside it");
        }
        try (FileTree.OpenFile other = beside.openDebugFile()) {
            ElfFile otherFile = ElfReader.read(other);
            String difference = SameProgramCheck.difference(file, source, otherFile, other);
            if (difference != null) {
                return none(own.problem() + ", and " + name + " is not of the same program: " + difference);
            }
            Symbols symbols = SymbolReader.full(otherFile, other);
            if (!symbols.available()) {
                return none(own.problem() + ", and " + name + " does not help: " + symbols.problem());
            }
            String stray = SymbolCoverage.stray(file, symbols);
            return stray == null
                    ? of(file, source, libc, symbols, "the symbol table of " + name + CLAIMED)
                    : none(own.problem() + ", and " + name + " does not fit: its function " + stray
                            + " lies outside the program's code");
        } catch (ElfFormatException e) {
            return none(own.problem() + ", and " + name + " cannot be read: " + e.getMessage());
        }
    }

    private static SymbolSource none(String basis) {
        return new SymbolSource(Map.of(), false, basis);
    }

    private static SymbolSource of(ElfFile file, ByteSource source, Libc libc, Symbols symbols, String from)
            throws IOException {
        Map<String, Long> addresses = new LinkedHashMap<>();
        boolean entry = false;
        for (Symbol symbol : symbols.all()) {
            if (symbol.defined() && !symbol.name().isEmpty()) {
                addresses.putIfAbsent(symbol.name(), symbol.address());
                entry |= symbol.address() == file.header().entry();
            }
        }
        String missing;
        if (libc.flavour() != LibcFlavour.GLIBC && libc.flavour() != LibcFlavour.MUSL) {
            missing = "only functions of glibc and musl are known here";
        } else if (!entry || !addresses.containsKey(START)) {
            missing = "it lacks the program's start";
        } else {
            missing = SymbolCoverage.missing(file, source, symbols);
        }
        return new SymbolSource(
                addresses, missing == null, missing == null ? from : from + ", which is not enough: " + missing);
    }
}
