package dev.freestand.core.linkage;

import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.facts.FileKind;

/**
 * Tells programs from libraries. ET_DYN is both: a position-independent program and a shared library differ in marks
 * that only a linker making a program leaves.
 */
public final class FileKinds {

    private FileKinds() {}

    /** What sort of ELF file it is; {@link FileKind#NOT_ELF} for a type that no linker makes. */
    public static FileKind of(ElfFile file) {
        return switch (file.header().type()) {
            case ElfConstants.ET_REL -> FileKind.RELOCATABLE;
            case ElfConstants.ET_EXEC -> FileKind.EXECUTABLE;
            case ElfConstants.ET_CORE -> FileKind.CORE;
            case ElfConstants.ET_DYN -> positionIndependent(file) ? FileKind.EXECUTABLE : FileKind.SHARED_LIBRARY;
            default -> FileKind.NOT_ELF;
        };
    }

    /** Whether it is a program that may be loaded at any address (PIE), static-pie included. */
    public static boolean pie(ElfFile file) {
        return file.header().type() == ElfConstants.ET_DYN && positionIndependent(file);
    }

    private static boolean positionIndependent(ElfFile file) {
        if (file.companion() != SeparateDebugFile.NONE) {
            return accompaniesProgram(file);
        }
        Dynamic dynamic = file.dynamic();
        if (dynamic == null) {
            // It cannot be linked to, so the only use of it is to start it (UPX packs PIEs like this).
            return startable(file);
        }
        if (dynamic.flag(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_PIE)) {
            return true;
        }
        if (dynamic.soname() != null) {
            // libc.so.6 has an interpreter and can be started, and is a library all the same.
            return false;
        }
        // Linkers older than DF_1_PIE (binutils 2.26) give DT_DEBUG to programs and never to libraries.
        return file.interpreter() != null || dynamic.has(ElfConstants.DT_DEBUG);
    }

    /** What is left as evidence: libraries define versions, and begin nowhere where they cannot be started. */
    private static boolean accompaniesProgram(ElfFile file) {
        boolean interpreted = file.segments(ElfConstants.PT_INTERP).findAny().isPresent();
        return (interpreted || file.header().entry() != 0) && !file.sections().contains(".gnu.version_d");
    }

    private static boolean startable(ElfFile file) {
        long entry = file.header().entry();
        return file.segments(ElfConstants.PT_LOAD).anyMatch(load -> load.executable() && load.holds(entry));
    }
}
