package dev.freestand.verifier.hazard;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.elf.Symbol;
import dev.freestand.verifier.elf.SymbolReader;
import dev.freestand.verifier.elf.Symbols;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of a static program, from itself or from its twin.
 *
 * @param addresses what it defines, by name; empty where there are none to be had
 * @param whole the table is that of the whole program: it has the entry point and the C library's start
 * @param basis where they come from, or why there are none
 */
record SymbolSource(Map<String, Long> addresses, boolean whole, String basis) {

    private static final String START = "__libc_start_main";

    static SymbolSource of(ElfFile file, ByteSource source, Symbols own, Libc libc, @Nullable Path twin)
            throws IOException {
        if (own.available()) {
            return of(file, libc, own, "its own symbol table");
        }
        if (twin == null) {
            return none(own.problem() + ", and no unstripped twin (FILE.debug) lies beside it");
        }
        String name = String.valueOf(twin.getFileName());
        try (FileSource other = FileSource.open(twin)) {
            ElfFile twinFile = ElfReader.read(other);
            if (!Twin.same(file, source, twinFile, other)) {
                return none(own.problem() + ", and " + name + " is not the same program");
            }
            Symbols symbols = SymbolReader.full(twinFile, other);
            return symbols.available()
                    ? of(file, libc, symbols, "the symbol table of its unstripped twin " + name)
                    : none(own.problem() + ", and its twin " + name + " is of no use: " + symbols.problem());
        } catch (ElfFormatException e) {
            return none(own.problem() + ", and " + name + " cannot be read: " + e.getMessage());
        }
    }

    private static SymbolSource none(String basis) {
        return new SymbolSource(Map.of(), false, basis);
    }

    private static SymbolSource of(ElfFile file, Libc libc, Symbols symbols, String from) {
        Map<String, Long> addresses = new LinkedHashMap<>();
        boolean entry = false;
        for (Symbol symbol : symbols.all()) {
            if (symbol.defined() && !symbol.name().isEmpty()) {
                addresses.putIfAbsent(symbol.name(), symbol.address());
                entry |= symbol.address() == file.header().entry();
            }
        }
        boolean known = libc.flavour() == LibcFlavour.GLIBC || libc.flavour() == LibcFlavour.MUSL;
        boolean whole = known && entry && addresses.containsKey(START);
        String basis = whole
                ? from
                : from + ", which is not enough: "
                        + (known ? "it lacks the program's start" : "only functions of glibc and musl are known here");
        return new SymbolSource(addresses, whole, basis);
    }
}
