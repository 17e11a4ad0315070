package dev.freestand.verifier.hazard;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.elf.SameProgram;
import dev.freestand.verifier.elf.Symbol;
import dev.freestand.verifier.elf.SymbolReader;
import dev.freestand.verifier.elf.Symbols;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of a static program, from itself or from its separate debug file.
 *
 * @param addresses what it defines, by name; empty where there are none to be had
 * @param whole the table is that of the whole program: it has the entry point and the C library's start, and names all code
 * @param basis where they come from, or why there are none
 */
record SymbolSource(Map<String, Long> addresses, boolean whole, String basis) {

    private static final String START = "__libc_start_main";

    static SymbolSource of(ElfFile file, ByteSource source, Symbols own, Libc libc, @Nullable Path debugFile)
            throws IOException {
        if (own.available()) {
            return of(file, source, libc, own, "its own symbol table");
        }
        if (debugFile == null) {
            return none(own.problem() + ", and no separate debug file (FILE.debug) lies beside it");
        }
        String name = FileNames.shown(FileNames.last(debugFile));
        try (FileSource other = FileSource.open(debugFile)) {
            ElfFile otherFile = ElfReader.read(other);
            String difference = SameProgram.difference(file, source, otherFile, other);
            if (difference != null) {
                return none(own.problem() + ", and " + name + " is not of the same program: " + difference);
            }
            Symbols symbols = SymbolReader.full(otherFile, other);
            if (!symbols.available()) {
                return none(own.problem() + ", and " + name + " does not help: " + symbols.problem());
            }
            String stray = CodeNames.stray(file, symbols);
            return stray == null
                    ? of(file, source, libc, symbols, "the symbol table of " + name)
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
            missing = CodeNames.missing(file, source, symbols);
        }
        return new SymbolSource(
                addresses, missing == null, missing == null ? from : from + ", which is not enough: " + missing);
    }
}
