package dev.freestand.core.floor.step;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.floor.ProcessorLevel;
import java.util.Collection;

/** What usually makes a step go away. */
final class FloorFixes {

    static final String WEAK = "none is needed: the loader goes on without it";
    static final String PACKED = "link without -Wl,-z,pack-relative-relocs (--pack-dyn-relocs=relr)";
    static final String MUSL = "avoid these functions, build with an older musl, or link statically";
    static final String HASH =
            "link with -Wl,--hash-style=both where a loader or a tool reads DT_HASH alone; glibc reads"
                    + " DT_GNU_HASH from 2.5 on";
    static final String KERNEL =
            "link with musl, or with a glibc that was configured with --enable-kernel for an older one";
    private static final String NOTED =
            "compile with -march=x86-64, and look for libraries and start files that bring the mark";
    private static final String GO = "build with the lowest level in GOAMD64, GO386 or GOARM";
    static final String BASELINE = "none is needed: every processor of the machine has that level";

    private static final String ATTRIBUTES =
            "compile with a lower -march, and look for libraries and start files that are built for a higher one";

    private static final String FIRST = "none is needed: every release of that library has it";
    private static final int WIDE = 64;

    private static final String PRIVATE = "GLIBC_PRIVATE";
    private static final String START = "__libc_start_main";
    private static final int FEW = 3;

    private FloorFixes() {}

    /** The fix for a processor level, by what states it; see {@link ProcessorLevel#evidence}. */
    static String processor(String evidence) {
        return switch (evidence) {
            case ProcessorLevel.NOTE -> NOTED;
            case ProcessorLevel.GO -> GO;
            default -> ATTRIBUTES;
        };
    }

    /** The fix for a version of a library's symbols. */
    static String version(ElfHeader header, String floor, String version, Collection<String> symbols) {
        if (isFirst(header, floor, version)) {
            return FIRST;
        }
        return switch (floor) {
            case PRIVATE -> "avoid functions that are not in glibc's headers: only the same build of glibc has them";
            case "GLIBC" -> glibc(symbols);
            case "GLIBCXX", "CXXABI" -> "build with an older GCC, or link with -static-libstdc++";
            case "GCC" -> "build with an older GCC, or link with -static-libgcc";
            default ->
                floor.startsWith("GLIBC_")
                        ? "build on an older sysroot, or without the option that asks for " + floor
                        : "build with an older version of that library, or link it statically";
        };
    }

    /** Whether every release of the library has that version, for the file's machine. */
    private static boolean isFirst(ElfHeader header, String floor, String version) {
        return switch (floor) {
            case "GLIBC" -> version.equals(firstGlibc(header));
            case "GLIBCXX" -> version.equals("3.4");
            case "CXXABI" -> version.equals("1.3");
            case "GCC" -> version.equals("3.0");
            default -> false;
        };
    }

    /** The version that glibc's symbols began with on a machine (its files {@code shlib-versions}); empty where not known. */
    private static String firstGlibc(ElfHeader header) {
        boolean wide = header.bits() == WIDE;
        return switch (header.machine()) {
            case ElfConstants.EM_X86_64 -> wide ? "2.2.5" : "2.16";
            case ElfConstants.EM_386 -> "2.0";
            case ElfConstants.EM_ARM -> "2.4";
            case ElfConstants.EM_AARCH64 -> "2.17";
            case ElfConstants.EM_PPC64 -> header.byteOrder() == Endianness.LITTLE ? "2.17" : "2.3";
            case ElfConstants.EM_RISCV -> wide ? "2.27" : "2.33";
            case ElfConstants.EM_S390 -> wide ? "2.2" : "";
            case ElfConstants.EM_LOONGARCH -> wide ? "2.36" : "";
            default -> "";
        };
    }

    private static String glibc(Collection<String> symbols) {
        if (symbols.contains(START)) {
            return "the start files of the build's glibc ask for it: build on an older sysroot, or link with musl or"
                    + " statically";
        }
        return symbols.isEmpty() || symbols.size() > FEW
                ? "build on an older sysroot, or link with musl or statically"
                : "pin an older version of " + String.join(", ", symbols)
                        + " (.symver), build on an older sysroot, or link with musl or statically";
    }
}
