package dev.freestand.core.elf;

/** Everyday names of instruction sets (e_machine). */
public final class Machine {

    private Machine() {}

    /** A name such as {@code x86-64} or {@code riscv64}; {@code em-} and the number for one without a name here. */
    public static String name(ElfHeader header) {
        boolean wide = header.bits() == 64;
        boolean little = header.byteOrder() == Endianness.LITTLE;
        return switch (header.machine()) {
            case 2, 18, 43 -> wide ? "sparc64" : "sparc";
            case ElfConstants.EM_386 -> "i386";
            case 4 -> "m68k";
            case 8 -> (wide ? "mips64" : "mips") + (little ? "el" : "");
            case 15 -> "hppa";
            case 20 -> little ? "ppcle" : "ppc";
            case 21 -> little ? "ppc64le" : "ppc64";
            case 22 -> wide ? "s390x" : "s390";
            case 40 -> little ? "arm" : "armeb";
            case 42 -> "sh";
            case 50 -> "ia64";
            case ElfConstants.EM_X86_64 -> wide ? "x86-64" : "x32";
            case ElfConstants.EM_AARCH64 -> little ? "aarch64" : "aarch64_be";
            case 243 -> wide ? "riscv64" : "riscv32";
            case 247 -> "bpf";
            case 258 -> wide ? "loongarch64" : "loongarch32";
            case 0x9026 -> "alpha";
            default -> "em-" + header.machine();
        };
    }
}
