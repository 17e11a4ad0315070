package dev.freestand.core.hazard;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a symbol table names all of a program's code. A table from which names were taken (by {@code strip -K} or by
 * whose maker forged it) shows nothing about the code that it leaves out, so what it does not name may be anything.
 * C libraries give every function a symbol with its size; between two lies padding, and symbols of assembler code without a
 * size reach to the next one, within bounds.
 */
final class SymbolCoverage {

    /** Compilers begin functions at multiples of 16, so fewer bytes may be between two. */
    private static final long ALIGNMENT = 16;
    /** The largest alignment of functions in C libraries: what is between two where padding is not distinguished from code. */
    private static final long LARGEST_ALIGNMENT = 64;
    /** Furthest that a symbol without a size reaches. */
    private static final long UNSIZED = 1024;
    /** Stubs that linkers make, without symbols: a static program has some for functions that pick their code at start. */
    private static final long STUBS = 4096;

    private static final int ABSOLUTE = 0xfff1;
    private static final int CHUNK = 1 << 12;

    private final ElfFile file;
    private final ByteSource source;
    private final boolean x86;
    private final boolean i386;

    private SymbolCoverage(ElfFile file, ByteSource source) {
        this.file = file;
        this.source = source;
        int machine = file.header().machine();
        this.x86 = machine == ElfConstants.EM_X86_64 || machine == ElfConstants.EM_386;
        this.i386 = machine == ElfConstants.EM_386;
    }

    /** Why it does not, or null if it does. */
    static @Nullable String missing(ElfFile file, ByteSource source, Symbols symbols) throws IOException {
        return new SymbolCoverage(file, source).missing(symbols);
    }

    /** The name of a function that lies outside the program's code, or null. Functions of big-endian PowerPC lie in data. */
    static @Nullable String stray(ElfFile file, Symbols symbols) {
        if (file.header().machine() == ElfConstants.EM_PPC64) {
            return null;
        }
        List<Segment> code =
                file.segments(ElfConstants.PT_LOAD).filter(Segment::executable).toList();
        return symbols.defined()
                .filter(symbol -> function(symbol) && symbol.section() != ABSOLUTE && symbol.size() > 0)
                .filter(symbol -> code.stream()
                        .noneMatch(segment ->
                                Long.compareUnsigned(symbol.address() - segment.address(), segment.memorySize()) < 0
                                        && Long.compareUnsigned(
                                                        symbol.size(),
                                                        segment.address() + segment.memorySize() - symbol.address())
                                                <= 0))
                .map(Symbol::name)
                .findFirst()
                .orElse(null);
    }

    private static boolean function(Symbol symbol) {
        return symbol.type() == Symbol.FUNCTION || symbol.type() == Symbol.INDIRECT_FUNCTION;
    }

    private @Nullable String missing(Symbols symbols) throws IOException {
        if (!file.sections().available()) {
            return "without a section table it is not known which of its bytes are code";
        }
        List<Symbol> sorted = new ArrayList<>(symbols.defined()
                .filter(symbol -> symbol.section() != ABSOLUTE && (function(symbol) || symbol.type() == 0))
                .toList());
        sorted.sort(Comparator.comparingLong(Symbol::address));
        List<Section> sections = new ArrayList<>(file.sections().all().stream()
                .filter(section -> (section.flags() & ElfConstants.SHF_ALLOC) != 0
                        && section.type() != ElfConstants.SHT_NOBITS
                        && section.size() > 0)
                .sorted(Comparator.comparingLong(Section::offset))
                .toList());
        for (Section section : sections) {
            boolean code = (section.flags() & ElfConstants.SHF_EXECINSTR) != 0;
            if (code && !stubs(section)) {
                String problem = missing(section, sorted);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return outside(sections);
    }

    private static boolean stubs(Section section) {
        return (section.name().startsWith(".plt") || section.name().startsWith(".iplt")) && section.size() <= STUBS;
    }

    private @Nullable String missing(Section section, List<Symbol> sorted) throws IOException {
        long start = section.address();
        long end = start + section.size();
        long named = start;
        for (int i = 0; i < sorted.size(); i++) {
            Symbol symbol = sorted.get(i);
            if (symbol.address() >= end) {
                break;
            }
            if (symbol.address() < start) {
                continue;
            }
            if (symbol.address() > named && !padding(section, named, symbol.address())) {
                return describe(named, symbol.address());
            }
            long reach = symbol.address() + symbol.size();
            if (symbol.size() == 0) {
                int next = i + 1;
                while (next < sorted.size() && sorted.get(next).address() == symbol.address()) {
                    next++;
                }
                long other = next < sorted.size() ? sorted.get(next).address() : end;
                reach = Math.min(Math.min(other, end), symbol.address() + UNSIZED);
            }
            named = Math.max(named, reach);
        }
        return named >= end || padding(section, named, end) ? null : describe(named, end);
    }

    private static String describe(long from, long to) {
        return "no symbol names the " + (to - from) + " bytes of code at 0x" + Long.toHexString(from);
    }

    /** Bytes of executable segments that no section holds are code too, as far as the processor is concerned. */
    private @Nullable String outside(List<Section> sections) throws IOException {
        long headers = file.header().segmentOffset()
                + (long) file.segments().size() * file.header().segmentEntrySize();
        for (Segment segment : file.segments(ElfConstants.PT_LOAD).toList()) {
            if (!segment.executable()) {
                continue;
            }
            long at = segment.offset() == 0 ? headers : segment.offset();
            long end = segment.offset() + segment.fileSize();
            for (Section section : sections) {
                if (section.offset() >= at && section.offset() < end) {
                    if (!blank(at, section.offset())) {
                        return "no section holds the bytes of its code at offset 0x" + Long.toHexString(at);
                    }
                    at = section.offset() + section.size();
                }
            }
            if (at < end && !blank(at, end)) {
                return "no section holds the bytes of its code at offset 0x" + Long.toHexString(at);
            }
        }
        return null;
    }

    private boolean padding(Section section, long from, long to) throws IOException {
        long size = to - from;
        if (size < (x86 ? ALIGNMENT : LARGEST_ALIGNMENT)) {
            return true;
        }
        long offset = section.offset() + from - section.address();
        if (size > CHUNK) {
            return blank(offset, offset + size);
        }
        byte[] bytes = new byte[(int) size];
        if (source.read(offset, bytes, 0, bytes.length) != bytes.length) {
            return false;
        }
        if (i386) {
            return CodePadding.i386(bytes);
        }
        return x86 ? CodePadding.x86(bytes) : zeros(bytes);
    }

    private static boolean zeros(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a part of the file is one byte over and over, of those that linkers fill with. */
    private boolean blank(long from, long to) throws IOException {
        byte[] bytes = new byte[CHUNK];
        for (long at = from; at < to; at += CHUNK) {
            int wanted = (int) Math.min(CHUNK, to - at);
            if (source.read(at, bytes, 0, wanted) != wanted) {
                return false;
            }
            for (int i = 0; i < wanted; i++) {
                if (!CodePadding.filler(bytes[i])) {
                    return false;
                }
            }
        }
        return true;
    }
}
