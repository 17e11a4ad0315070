package dev.freestand.core.libc;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.search.PatternMatches;
import dev.freestand.core.facts.LibcFlavour;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a static program holds no C library. That no mark of a known one is found proves nothing, since there are
 * others, and other versions of the known ones; there must also be evidence for it. Single functions that were taken from
 * a library, without its start, are not distinguished from the program's own.
 *
 * @param proof what proves it; empty if nothing does
 * @param missing what would have proved it, and why it does not
 */
record LibcAbsence(List<String> proof, List<String> missing) {

    /**
     * The smallest program that a library could be made to give, with a main that only returns and all unused sections
     * dropped, loads 1101 bytes besides its headers (dietlibc on ARM; klibc 1276, musl on x86-64 2053): half of that
     * leaves room for a smaller one, and for the notes and hash tables of programs that have none.
     */
    static final long SMALL = 512;

    /** Of a table of 16 program headers, and no linker makes more; a longer one may have room for code. */
    private static final long MOST_HEADERS = 16 * 56;

    private static final String GO_TABLE = ".gopclntab";

    static LibcAbsence of(ElfFile file, EntryPoint entry, Symbols symbols) {
        List<String> proof = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        long size = loaded(file);
        if (size <= SMALL) {
            proof.add("only " + size
                    + " bytes are loaded besides the headers, and the start of every C library is larger");
        } else {
            missing.add("it loads more than " + SMALL + " bytes besides the headers");
        }
        boolean looked = file.segments(ElfConstants.PT_LOAD).noneMatch(load -> load.executable() && load.writable())
                && size <= PatternMatches.MAX_SCAN;
        if (!looked) {
            missing.add("not all of its code was looked through");
            return new LibcAbsence(proof, missing);
        }
        go(file, entry, proof, missing);
        LibcFreeSymbols named = LibcFreeSymbols.of(file, symbols);
        if (named.problem() == null) {
            proof.add("its symbol table names all of its code, and no function of a C library");
        } else {
            missing.add(named.problem());
        }
        return new LibcAbsence(proof, missing);
    }

    /**
     * Go's runtime makes system calls by itself, and Go's linker leaves a note or a table of its own in what it made. A
     * program that uses cgo has them too, but is started by the C library.
     */
    private static void go(ElfFile file, EntryPoint entry, List<String> proof, List<String> missing) {
        boolean note = file.notes().ownedBy("Go");
        if (!note && !file.sections().contains(GO_TABLE)) {
            return;
        }
        String sign = note ? "note of Go's linker" : "section " + GO_TABLE + " of Go's linker";
        boolean start = StartupCode.of(entry)
                .filter(code -> code.flavour() == LibcFlavour.NONE)
                .isPresent();
        if (start) {
            proof.add(sign + ", and start code of Go's runtime" + LibcSignatureFinder.at(entry.offset()));
        } else {
            missing.add("it has the " + sign + ", but not the start code of Go's runtime");
        }
    }

    /** Bytes of the file that come into memory, less the ELF header and the program headers. */
    private static long loaded(ElfFile file) {
        long start = file.header().segmentOffset();
        long end =
                start + Math.min((long) file.segments().size() * file.header().segmentEntrySize(), MOST_HEADERS);
        long size = 0;
        for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
            long from = load.offset();
            long to = from + Math.min(load.fileSize(), Integer.MAX_VALUE);
            size += to
                    - from
                    - common(from, to, 0, file.header().bits() == 64 ? 64 : 52)
                    - common(from, to, start, end);
        }
        return size;
    }

    private static long common(long from, long to, long start, long end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
}
