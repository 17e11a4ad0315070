package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Segment;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/** The instructions at a program's entry point, which the C library's crt1.o brings. */
final class EntryCode {

    private static final int LENGTH = 32;

    /** musl's _start, written in assembler: clears the frame pointer, passes the stack and _DYNAMIC to _start_c. */
    private static final String MUSL_X86_64 = "4831ed4889e7488d35[0-9a-f]{8}4883e4f0e8.*";

    private static final String MUSL_I386 = "31ed89e083e4f05050e80000000081042.*";
    private static final String MUSL_AARCH64 = "(5f2403d5)?1d0080d21e0080d2e0030091.*";

    /** glibc's _start on x86-64, which it shares with libraries that took it over: no proof of glibc, but not musl. */
    private static final String GLIBC_X86_64 = "(f30f1efa)?31ed4989d15e4889e24883e4f05054.*";

    private EntryCode() {}

    /** Whether the program starts as glibc's crt1.o makes it start. */
    static boolean glibc(ElfFile file, ByteSource source) throws IOException {
        return file.header().machine() == ElfConstants.EM_X86_64
                && hex(file, source).matches(GLIBC_X86_64);
    }

    /** Whether the program starts as musl's crt1.o makes it start. */
    static boolean musl(ElfFile file, ByteSource source) throws IOException {
        String pattern = switch (file.header().machine()) {
            case ElfConstants.EM_X86_64 -> MUSL_X86_64;
            case ElfConstants.EM_386 -> MUSL_I386;
            case ElfConstants.EM_AARCH64 -> MUSL_AARCH64;
            default -> "";
        };
        return !pattern.isEmpty() && hex(file, source).matches(pattern);
    }

    private static String hex(ElfFile file, ByteSource source) throws IOException {
        long entry = file.header().entry();
        Optional<Segment> load = file.segments(ElfConstants.PT_LOAD)
                .filter(segment -> segment.executable() && segment.holds(entry))
                .findFirst();
        if (load.isEmpty()) {
            return "";
        }
        byte[] code = new byte[LENGTH];
        int length = source.read(load.get().offset() + (entry - load.get().address()), code, 0, LENGTH);
        return HexFormat.of().formatHex(code, 0, length);
    }
}
